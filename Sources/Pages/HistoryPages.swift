internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// Entries of records' histories as pages list them.
struct ChangeViews {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    func item(_ change: HistoryEntry, months: MonthNames) -> View {
        [
            "date": .html(context.date(change.date, months: months)), "change_kind": .text(change.kind.rawValue),
            "kind_label": .html(context.words(change.kind.label)), "change_text": .html(context.words(change.text)),
        ]
    }

    func item(_ entry: ChangeHistory.Entry) -> View {
        let record = entry.record
        var view = item(entry.change, months: context.months(of: record))
        let kind: PageKind = record.metadata.withdrawal == nil ? .record(record.key) : .withdrawn(record.key)
        view["url"] = .html(context.url(kind))
        view["title"] = .html(context.words(record.title(in: context.language)))
        view["country"] = .optional(context.country(of: record).map { context.words(context.catalogue.countries[$0].name) })
        return view
    }

    /// The latest entries of all records, for the home page.
    func latest(_ count: Int) -> [View] { context.graph.history.entries.prefix(count).map(item) }
}

/// The changes of all records by month, each with its country and kind.
struct ChangesPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "changes_page", descriptionKey: "changes_page_intro")
        let shown = context.pageSlice(context.graph.history.entries)
        let months = Dictionary(grouping: shown) { String($0.change.date.iso.prefix(7)) }
        view["months"] = .list(
            months.sorted { $0.key > $1.key }.map { month, entries in
                [
                    "month": .html(PartialDate(month).map { context.date($0) } ?? context.own(month)),
                    "entries": .list(entries.map(ChangeViews(context).item)),
                ]
            })
        view["has_changes"] = .flag(!shown.isEmpty)
        view["feed_url"] =
            context.composer.address == nil ? .empty : .text(ChangeHistory.feedPath(in: context.language, root: context.composer.plan.root))
        return view
    }
}

/// The page of a withdrawn record: its title, the date and the reason.
struct WithdrawnPage {
    private let context: PageContext
    private let key: RecordKey

    init(_ context: PageContext, _ key: RecordKey) { (self.context, self.key) = (context, key) }

    var view: View {
        guard let record = context.catalogue.withdrawnRecord(key), let withdrawal = record.metadata.withdrawal else {
            preconditionFailure("a plan holds no page of \(key.path)")
        }
        let title = record.title(in: context.language)
        return [
            "title": .html(context.words(title)), "head_title": .text(title.text),
            "description": .text(context.strings["withdrawn_notice"]),
            "breadcrumbs": context.breadcrumbs([context.homeTrail]),
            "date": .html(context.date(withdrawal.date, months: context.months(of: record))),
            "reason": .html(context.words(withdrawal.reason)), "changes_url": .html(context.url(.changes)),
        ]
    }
}
