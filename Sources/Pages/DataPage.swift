package import Localization
internal import Markup
internal import Templating

/// The description of an open data table, given by the exporter and shown on the page.
package struct DataTableDescription: Sendable {
    /// The schema version: columns may be added within a version; a change of meaning requires a new one.
    package static let version = 1

    package let name: String
    package let about: LocalizedText
    /// The columns of the primary key.
    package let key: [String]
    /// Column names with descriptions in English, for programmers.
    package let columns: [(name: String, about: String)]

    package init(name: String, about: LocalizedText, key: [String], columns: [(name: String, about: String)]) {
        (self.name, self.about, self.key, self.columns) = (name, about, key, columns)
    }

    package static func csvPath(of name: String) -> String { "data/\(name).csv" }

    package var csvPath: String { Self.csvPath(of: name) }
    package var jsonPath: String { "data/\(name).json" }
}

/// The open data: every table with its columns, the citations, the licence.
struct DataPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "data_title", descriptionKey: "data_intro")
        view["version"] = .html(context.own(context.strings.text("data_version", "\(DataTableDescription.version)")))
        view["tables"] = .list(context.composer.tables.value.map(table))
        return view
    }

    private func table(_ outline: DataTableDescription) -> View {
        [
            "table": .text(outline.name), "about": .html(context.words(outline.about)), "csv": .text(outline.csvPath),
            "json": .text(outline.jsonPath),
            "columns": .list(
                outline.columns.map {
                    ["column": .text($0.name), "column_about": .text($0.about), "is_key": .flag(outline.key.contains($0.name))]
                }),
        ]
    }
}
