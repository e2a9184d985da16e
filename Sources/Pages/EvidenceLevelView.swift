internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The evidence level of a practice on pages: the level alone, or with the grounds from which the rule computes it.
struct EvidenceLevelView {
    private let context: PageContext
    private let assessment: EvidenceAssessment
    private let cited: (LocalizedCitedText) -> HTML

    /// The page of the library that states the rule, where it has one.
    private static let rulePage = RecordKey(collection: .pages, id: "evidence")

    /// - Parameter cited: the markup of a text with citations.
    init(_ context: PageContext, _ practice: Practice, cited: @escaping (LocalizedCitedText) -> HTML) {
        (self.context, self.cited) = (context, cited)
        assessment = context.catalogue.evidence(of: practice)
    }

    /// The level; the reason where it is above the computed one.
    var level: HTML {
        var out = HTMLWriter()
        writeLevel(into: &out)
        if assessment.isRaised { writeDeviation("evidence_raised", into: &out) }
        return out.html
    }

    /// The level, its grounds, any deviation from the rule with its reason, and where the rule is to be read.
    var grounds: HTML {
        var out = HTMLWriter()
        writeLevel(into: &out)
        out.raw("<span class=\"grounds\">")
        for (index, (key, value)) in counts.enumerated() {
            if index > 0 { out.raw(" · ") }
            out.html(context.own(context.strings.text(key, value)))
        }
        if assessment.isRaised { writeDeviation("evidence_raised", into: &out) }
        if assessment.isLowered { writeDeviation("evidence_lowered", into: &out) }
        if context.catalogue.find(Self.rulePage) != nil {
            out.raw(" ")
            out.html(context.link(Self.rulePage, LanguageTaggedString(context.strings["evidence_rule"], context.language)))
        }
        out.raw("</span>")
        return out.html
    }

    private var counts: [(key: String, value: String)] {
        let grounds = assessment.grounds
        var counts = [
            ("evidence_sources", "\(grounds.sources)"), ("evidence_publishers", "\(grounds.publishers)"),
            ("evidence_reports", "\(grounds.reports)"),
        ]
        if let year = grounds.newestSource { counts.append(("evidence_newest", "\(year)")) }
        if grounds.figures > 0 { counts.append(("evidence_figures", "\(grounds.figures)")) }
        return counts
    }

    private func writeLevel(into out: inout HTMLWriter) {
        out.raw("<span class=\"level\" data-level=\"")
        out.text(String(assessment.level.level))
        out.raw("\">")
        out.html(context.words(assessment.level.label))
        out.raw("</span>")
    }

    private func writeDeviation(_ key: String, into out: inout HTMLWriter) {
        out.raw(" ")
        out.html(context.own(context.strings.text(key, assessment.computed.label[context.language])))
        guard let reason = assessment.reason else { return }
        out.raw(" ")
        out.html(cited(reason))
    }
}
