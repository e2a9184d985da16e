internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Records

/// The output texts of `tabadul withdraw`.
enum WithdrawStrings {
    static func text(_ plan: WithdrawalPlan, _ target: RecordKey, _ graph: SiteGraph, _ language: Language) -> String {
        let title = graph.catalogue.find(target)?.title(in: language).text ?? target.id
        var lines = [heading(title, target.path)[language]]
        let others = plan.withdrawn.dropFirst()
        if !others.isEmpty {
            lines.append(also(others.count)[language])
            lines += others.map { "  \($0.path): \(graph.catalogue.find($0)?.title(in: language).text ?? "")" }
        }
        if plan.steps.isEmpty { lines.append(nothing[language]) }
        for step in plan.steps {
            lines.append("\(step.location.path):\(step.location.line):\(max(1, step.location.column)): → \(step.target.path)")
            lines.append("  " + action(step.action, graph, language))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func action(_ action: WithdrawalPlan.Step.Action, _ graph: SiteGraph, _ language: Language) -> String {
        switch action {
        case .removed(let field, false):
            LocalizedText(.commandsWithdrawReference, [MessageArgument("field", field)])[language]
        case .removed(let field, true):
            LocalizedText(.commandsWithdrawItem, [MessageArgument("field", field)])[language]
        case .unlinked(let words):
            LocalizedText(.commandsWithdrawLink, [MessageArgument("text", words)])[
                language]
        case .uncited(nil): LocalizedText(.commandsWithdrawUncited)[language]
        case .uncited(let other?): LocalizedText(.commandsWithdrawCitedInstead, [MessageArgument("path", other.path)])[language]
        case .replaced(let field, let other):
            LocalizedText(.commandsWithdrawReplaced, [MessageArgument("field", field), MessageArgument("path", other.path)])[
                language]
        case .withdrawn(let field, let key):
            LocalizedText(
                .commandsWithdrawRequired,
                [
                    MessageArgument("field", field), MessageArgument("path", key.path),
                    MessageArgument("alternative", alternative(key, graph, language)),
                ])[
                    language]
        case .byHand:
            LocalizedText(.commandsWithdrawByHand)[language]
        }
    }

    /// An institution that could replace the withdrawn one as lead.
    private static func alternative(_ key: RecordKey, _ graph: SiteGraph, _ language: Language) -> String {
        guard key.collection == .practices, let practice = graph.catalogue.practices.find(key.id), let lead = practice.lead.first else {
            return ""
        }
        let candidates = practice.partners + [graph.catalogue.countries[practice.country].committee]
        guard let other = candidates.first(where: { $0 != lead }) else { return "" }
        let option = "--replace-with \(other.key.path)"
        return LocalizedText(.commandsWithdrawAlternative, [MessageArgument("option", option)])[language]
    }

    private static func heading(_ title: String, _ path: String) -> LocalizedText {
        LocalizedText(.commandsWithdrawHeading, [MessageArgument("title", title), MessageArgument("path", path)])
    }

    private static func also(_ count: Int) -> LocalizedText {
        LocalizedText(.commandsWithdrawAlso, [MessageArgument("count", count)])
    }

    private static let nothing = LocalizedText(.commandsWithdrawNothing)
    static let notYet = LocalizedText(.commandsWithdrawNotYet)
    static let remaining = LocalizedText(.commandsWithdrawRemaining)

    static let reasonNeeded = LocalizedText(.commandsWithdrawReasonNeeded)
    static let stopped = LocalizedText(.commandsNewStopped)

    static func reasonQuestion(_ language: Language) -> LocalizedText {
        LocalizedText(.commandsWithdrawReasonQuestion, [MessageArgument("language", language.nativeName)])
    }

    static func untranslated(_ languages: [Language]) -> LocalizedText {
        LocalizedText(
            .commandsWithdrawReasonUntranslated,
            [
                MessageArgument("list", languages.map(\.nativeName).joined(separator: " · ")),
                MessageArgument("option", languages.map { "--reason \($0.rawValue)=\"…\"" }.joined(separator: " ")),
            ])
    }

    static func done(_ count: Int) -> LocalizedText {
        LocalizedText(.commandsWithdrawDone, [MessageArgument("count", count)])
    }

    static func unwritable(_ path: String) -> LocalizedText {
        LocalizedText(.commandsWithdrawUnwritable, [MessageArgument("path", path)])
    }

    static func unknown(_ word: String, _ nearest: [String]) -> LocalizedText {
        nearest.isEmpty
            ? LocalizedText(.commandsWithdrawUnknownValue, [MessageArgument("value", word)])
            : LocalizedText(
                .commandsWithdrawUnknownNear, [MessageArgument("value", word), MessageArgument("list", nearest.joined(separator: ", "))])
    }

    static func otherCollection(_ path: String, _ folder: String) -> LocalizedText {
        LocalizedText(.commandsWithdrawOtherCollection, [MessageArgument("path", path), MessageArgument("folder", folder)])
    }
}
