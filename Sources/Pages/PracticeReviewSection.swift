internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The validations, replies, history, review date, outcomes and lineage of a practice.
struct PracticeReviewSection {
    private let context: PageContext
    private let practice: Practice

    init(_ context: PageContext, _ practice: Practice) { (self.context, self.practice) = (context, practice) }

    private var months: MonthNames { context.catalogue.countries[practice.country].months }

    var view: View {
        let outcomes = self.outcomes
        let lineage = self.lineage
        let changes = practice.metadata.changes.map { ChangeViews(context).item($0, months: months) }
        return [
            "validations": .list(practice.validations.map(validation)),
            "review_due": .html(context.date(context.dueDate(of: practice), months: months)),
            "due": .text(context.dueDate(of: practice).iso),
            "replies": .list(practice.replies.enumerated().map(reply)), "has_replies": .flag(!practice.replies.isEmpty),
            "changes": .list(changes), "has_changes": .flag(!changes.isEmpty),
            "change_count": .html(context.count("change_count", changes.count)),
            "outcomes": .list(outcomes), "has_outcomes": .flag(!outcomes.isEmpty),
            "lineage": .list(lineage), "has_lineage": .flag(!lineage.isEmpty),
        ]
    }

    private func validation(_ validation: ValidationByInstitution) -> View {
        [
            "institution": .html(context.link(context.catalogue.institutions[validation.institution])),
            "date": .html(context.date(validation.date, months: months)), "is_outdated": .flag(validation.isOutdated),
            "is_partial": .flag(!validation.isWhole),
            "validated_sections": .html(context.list(validation.sections.map { context.words($0.heading) })),
        ]
    }

    /// The id of a reply on the practice's page.
    static func replyAnchor(_ index: Int) -> String { "reply-\(index + 1)" }

    private func reply(_ index: Int, _ reply: InstitutionReply) -> View {
        let paragraphs = reply.text.split(separator: "\n", omittingEmptySubsequences: true)
        return [
            "reply_id": .text(Self.replyAnchor(index)),
            "institution": .html(context.link(context.catalogue.institutions[reply.institution])),
            "date": .html(context.date(reply.date, months: months)), "reply_lang": .text(reply.language.rawValue),
            "reply_dir": .text(reply.language.direction.rawValue),
            "paragraphs": .list(paragraphs.map { ["paragraph": .text(String($0))] }),
        ]
    }

    /// Objective, result, forms, participation and safeguards, as far as the practice has them.
    private var outcomes: [View] {
        let facts = PracticeFacts(context, practice)
        return ComparedField.outcomes.compactMap { fact in
            facts.value(of: fact).map { ["label": .html(context.words(fact.label)), "value": .html($0)] }
        }
    }

    /// From the oldest ancestor down to the practice, then the practices modelled on it.
    private var lineage: [View] {
        var line = [practice]
        var seen: Set<ID<Practice>> = [practice.id]
        while let origin = line[0].outcome.adaptedFrom, seen.insert(origin).inserted {
            line.insert(context.catalogue.practices[origin], at: 0)
        }
        let children = context.graph.practices(naming: practice.key).map { context.catalogue.practices[$0] }
            .filter { $0.outcome.adaptedFrom == practice.id }
        guard line.count > 1 || !children.isEmpty else { return [] }
        return (line + children).map { member in
            [
                "label": .html(
                    member.id == practice.id
                        ? context.words(practice.title(in: context.language)) : context.link(member.key, member.title(in: context.language))
                ),
                "country": .html(context.words(context.catalogue.countries[member.country].name)),
                "is_current": .flag(member.id == practice.id),
            ]
        }
    }
}

extension ComparedField {
    /// What the fields of outcomes say; a topic compares them where two countries have them.
    static let outcomes: [ComparedField] = [.objective, .objectivesMet, .exploitationForms, .victimParticipation, .safeguards]
}
