internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The pathway of a topic: one row per stage, with the steps of each country's practices.
struct TopicStages {
    private let layout: CountryColumns
    private let rows: [Row]

    /// The maximum number of practices per country in the pathway.
    private static let practiceLimit = 4

    /// The number of unfolded steps per country and stage.
    private static let stepLimit = 3

    /// A stage; nil collects the steps without one.
    private struct Row {
        let stage: PathwayStage?
        let cells: [[Step]]
    }

    private struct Step {
        let practice: Practice
        let country: Country
        let index: Int
    }

    init(_ layout: CountryColumns) {
        self.layout = layout
        let steps = layout.columns.map { column in
            column.practices.prefix(Self.practiceLimit).flatMap { practice in
                practice.stepStages.indices.map { Step(practice: practice, country: column.country, index: $0) }
            }
        }
        guard !layout.topic.stages.isEmpty else {
            rows = []
            return
        }
        let stages: [PathwayStage?] = layout.topic.stages + [nil]
        rows = stages.compactMap { stage in
            let cells = steps.map { $0.filter { $0.practice.stepStages[$0.index]?.id == stage?.id } }
            return stage == nil && cells.allSatisfy(\.isEmpty) ? nil : Row(stage: stage, cells: cells)
        }
    }

    private var context: PageContext { layout.context }

    var cited: [PageSources.CitingRecord] {
        rows.flatMap { $0.cells.flatMap { $0 } }.map { step in
            PageSources.CitingRecord(step.practice.metadata, text(of: step).value?.text.keys ?? [], months: step.country.months)
        }
    }

    func stages(_ sources: PageSources) -> [View] {
        rows.map { row in
            [
                "stage_id": .text("stage-" + (row.stage?.id ?? "")),
                "stage": .html(row.stage.map { context.words($0.title) } ?? context.string("stage_other")),
                "is_stage": .flag(row.stage != nil),
                "lanes": .list(
                    zip(layout.columns, row.cells).map { column, steps in
                        [
                            "country": .html(context.words(column.country.name)), "country_code": .text(column.country.metadata.id),
                            "steps": .list(steps.prefix(Self.stepLimit).map { view(of: $0, sources) }),
                            "more_steps": .list(steps.dropFirst(Self.stepLimit).map { view(of: $0, sources) }),
                            "has_more_steps": .flag(steps.count > Self.stepLimit),
                            "more_count": .html(context.count("more_steps", max(0, steps.count - Self.stepLimit))),
                            "missing": .flag(steps.isEmpty),
                        ]
                    }),
            ]
        }
    }

    private func text(of step: Step) -> (value: Practice.Step?, language: Language) {
        let (steps, language) = step.practice.steps(in: context.language)
        return (steps.indices.contains(step.index) ? steps[step.index] : nil, language)
    }

    private func view(of step: Step, _ sources: PageSources) -> View {
        let (text, language) = text(of: step)
        var seen: Set<String> = []
        let keys = (text?.text.keys ?? []).filter { seen.insert($0).inserted }
        let renderer = context.citer(
            for: step.practice.metadata, in: language, references: sources.references(of: step.practice.metadata))
        return [
            "step_title": .html(context.words(LanguageTaggedString(text?.title ?? "", language))),
            "actor": .optional(
                step.practice.stepActors[step.index].map {
                    context.words(context.catalogue.institutions[$0].short(in: context.language))
                }),
            "cites": .optional(keys.isEmpty ? nil : renderer.html(CitedText(keys.map { "[^\($0)]" }.joined()))),
        ]
    }
}
