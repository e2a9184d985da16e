internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The form that writes an entry in the browser. Its fields and the site's names are in script files; with scripts off the page
/// explains the other ways.
struct ContributePage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "new_title", descriptionKey: "new_intro")
        view["new_words"] = .text(words.encoded)
        view["root_language"] = .text(context.composer.plan.root.rawValue)
        view["guide"] = .list(
            context.catalogue.articles.all.filter { $0.metadata.id == Self.guide }.map { ["label": .html(context.link($0))] })
        return view
    }

    /// The article that explains how to contribute, where the site has one.
    static let guide = "contribute"

    /// What the scripts say, in the reader's language.
    private var words: JSON { .object(Self.texts.map { ($0, .text(context.strings["new_\($0)"])) }) }

    private static let texts = [
        "form_new", "form_edit", "form_report", "edit_of", "required", "choose", "yes", "no", "add", "remove", "up",
        "down", "item", "moved", "removed", "filter", "optional_fields", "other_text", "undated", "link", "cite",
        "list", "table", "bold", "cancel", "pick_entry", "pick_source", "nothing_found", "in_note", "open_topics",
        "messages_none", "messages_count", "warnings_count", "warning", "cleaned", "clean_spaces", "clean_hidden",
        "clean_quotes", "clean_digits", "clean_bullets", "foreign", "unchanged", "copied", "copy_failed", "too_long",
        "opened", "unreadable", "not_found", "leave", "leave_language", "draft_found", "draft_open", "draft_forget", "kept", "not_kept",
        "forgotten", "too_many", "count_now", "mail_subject", "host_new", "host_paste", "report_head",
        "report_sentence", "report_wrong", "report_source", "report_intro", "report_finish", "report_result", "add_source",
        "citation_placed", "with_errors", "no_source", "figure", "section_missing", "unknown_written", "not_listed", "clean_tables",
        "table_head", "parts", "edit_intro", "fix_translation", "fix_original", "translation_of", "mail_changes", "asked", "name_taken",
        "name_letters",
    ]

    static var strings: [String] { texts.map { "new_\($0)" } + ["new_title", "new_intro"] }
}

extension PageContext {
    /// The form with values that its script reads. They are ids, whose characters need no escape in an address.
    private func contributeURL(_ values: [(name: String, value: String)]) -> HTML {
        let page = RelativeURL(from: page.path, to: composer.plan.path(of: .contribute, in: language)).text
        return HTML(escaping: page + "#" + values.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))
    }

    /// The form with an entry opened: `edit` for its text, `report` for an error in it.
    func contributeURL(_ action: String, _ key: RecordKey) -> HTML {
        contributeURL([(action, key.path)])
    }

    /// The form with a practice opened at what it does not say.
    func contributeURL(for unknown: UnknownFact, of practice: Practice) -> HTML {
        contributeURL([("edit", practice.key.path), ("at", unknown.field)])
    }

    /// Where what a country lacks is written: in what is done, in its practice where it has one on the topic; else in a new practice.
    func contributeURL(lacking topic: Topic, in country: ID<Country>) -> HTML {
        guard let practice = graph.coverage.answers(to: topic.id, from: country).first else {
            return contributeURL(country: country.text, topic: topic.metadata.id)
        }
        return contributeURL([("edit", catalogue.practices[practice].key.path), ("at", "approach")])
    }

    /// Where a missing answer is written: the form with the country and the topic filled in.
    func contributeURL(country: String, topic: String) -> HTML {
        contributeURL([("country", country), ("topic", topic)])
    }
}
