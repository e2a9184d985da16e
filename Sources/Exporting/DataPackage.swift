internal import Bytes
internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// The open data as one package: tables in CSV and JSON, the meaning of each column (as text and in the Data Package format),
/// version and licence.
struct DataPackage {
    private let tables: [DataTable]
    private let settings: SiteSettings

    init(_ graph: SiteGraph, plan: SitePlan) {
        settings = graph.catalogue.settings
        tables = DataTables(graph, plan).all
    }

    var files: [(path: String, bytes: [UInt8])] {
        tables.flatMap { $0.files(licence: settings.licence) }
            + [("data/datapackage.json", descriptor.bytes + [.newline]), ("data/README.md", Array(readme.utf8))]
    }

    private var descriptor: JSON {
        .object([
            ("name", "tabadul"), ("title", .text(settings.title[.en])), ("description", .text(settings.description[.en])),
            ("version", .text("\(DataTableDescription.version)")),
            (
                "licenses",
                .list([.object([("name", .text(settings.licence)), ("path", .text(Licence.address(of: settings.licence)))])])
            ),
            ("resources", .list(tables.map { resource($0.outline) })),
        ])
    }

    private func resource(_ table: DataTableDescription) -> JSON {
        .object([
            ("name", .text(table.name)), ("path", .text(table.name + ".csv")), ("description", .text(table.about[.en])), ("format", "csv"),
            ("mediatype", "text/csv"), ("encoding", "utf-8"),
            (
                "schema",
                .object([
                    (
                        "fields",
                        .list(
                            table.columns.map {
                                .object([("name", .text($0.name)), ("type", "string"), ("description", .text($0.about))])
                            })
                    ), ("primaryKey", .texts(table.key)),
                ])
            ),
        ])
    }

    private var readme: String {
        var text = """
            # \(settings.title[.en]): open data

            \(settings.description[.en])

            Licence: \(settings.licence) (\(Licence.address(of: settings.licence))). Version \(DataTableDescription.version): within a version columns are only added.

            - Each table stands here twice with the same values: `.csv` (UTF-8 with a byte order mark, RFC 4180) and `.json`. All values are texts; an empty one says that the note is silent.
            - In CSV a cell that starts with `=`, `+`, `-`, `@`, a tab, a line break or an apostrophe has one more apostrophe in front, so that no spreadsheet runs it. Drop one apostrophe to read it back. Numbers are left as they are.
            - Ids are stable: they are the notes' file paths without their ending. A renamed note keeps its old page, which leads on.
            - Dates are `2023`, `2023-04` or `2023-04-26`, as precise as the source. Lists of ids are parted by spaces.
            - `links.json` holds the graph of links. `citations.bib`, `.ris` and `.csl.json` hold a citation of every note, with its titles in all its languages; each note has its own three files beside its page at the root of the site. `sources.bib`, `.ris` and `.csl.json` hold the bibliography: each source once.
            - `datapackage.json` describes the tables for programs (Data Package standard). `manifest.json` lists the pages.
            - Helplines are left out on purpose: copies of numbers grow old. Read them on the site.
            - Figures are cases that authorities identified, never prevalence. Values of different indicators are not to be joined (`do_not_join_with`).

            """
        for table in tables.map(\.outline) {
            text += "\n## \(table.name)\n\n\(table.about[.en]). Key: \(table.key.map { "`\($0)`" }.joined(separator: ", ")).\n\n"
            text += "| column | |\n|---|---|\n"
            for column in table.columns { text += "| \(column.name) | \(column.about) |\n" }
        }
        return text
    }
}
