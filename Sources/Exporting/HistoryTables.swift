internal import Linking
internal import Localization
internal import Markdown
internal import Pages
internal import Records

extension DataTables {
    /// The histories of all records.
    var changes: DataTable {
        let columns: [Column<(offset: Int, element: ChangeHistory.Entry)>] =
            [
                Column("number", "from the latest") { String($0.offset + 1) }, Column("date", "when") { $0.element.change.date.iso },
                Column("collection", "the collection of the record") { $0.element.record.metadata.key.collection.folder },
                Column("record", "id of the record") { $0.element.record.metadata.id },
                Column("kind", "created, corrected, updated, validated, withdrawn") { $0.element.change.kind.rawValue },
            ]
            + words("text", "what changed") { $0.element.change.text.written(in: $1) }
        return DataTable(
            "changes", .init(.dataTablesChanges), key: ["number"], { Array(graph.history.entries.enumerated()) }, columns)
    }

    /// Records that were withdrawn after their publication.
    var withdrawn: DataTable {
        let columns: [Column<any Record>] =
            [
                Column("collection", "the collection of the record") { $0.metadata.key.collection.folder },
                Column("record", "its id, which is never used again") { $0.metadata.id },
                Column("date", "when") { $0.metadata.withdrawal?.date.iso ?? "" },
            ]
            + words("reason", "why") { $0.metadata.withdrawal?.reason.written(in: $1) }
        return DataTable(
            "withdrawn", .init(.dataTablesWithdrawn), key: ["collection", "record"], { graph.catalogue.withdrawn }, columns)
    }

    /// Who validated which text.
    var validations: DataTable {
        typealias Row = (practice: Practice, number: Int, validation: ValidationByInstitution)
        func rows() -> [Row] {
            graph.catalogue.practices.all.flatMap { practice in
                practice.validations.enumerated().map { (practice, $0 + 1, $1) as Row }
            }
        }
        let columns: [Column<Row>] = [
            Column("practice", "id of the practice") { $0.practice.metadata.id },
            Column("number", "place in the note") { String($0.number) },
            Column("institution", "who validated") { $0.validation.institution.text }, Column("date", "when") { $0.validation.date.iso },
            Column("sections", "what was validated; empty: the whole text") {
                $0.validation.sections.map(\.rawValue).joined(separator: " ")
            },
            Column("current", "no: the text has changed since") { $0.validation.isOutdated ? "no" : "yes" },
        ]
        return DataTable("validations", .init(.dataTablesValidations), key: ["practice", "number"], rows, columns)
    }

    /// What institutions answer to practices.
    var replies: DataTable {
        typealias Row = (practice: Practice, number: Int, reply: InstitutionReply)
        func rows() -> [Row] {
            graph.catalogue.practices.all.flatMap { practice in practice.replies.enumerated().map { (practice, $0 + 1, $1) as Row } }
        }
        let columns: [Column<Row>] = [
            Column("practice", "id of the practice") { $0.practice.metadata.id },
            Column("number", "place in the note") { String($0.number) },
            Column("institution", "who answers") { $0.reply.institution.text }, Column("date", "when") { $0.reply.date.iso },
            Column("language", "language of the reply") { $0.reply.language.rawValue },
            Column("text", "the reply in full") { $0.reply.text },
        ]
        return DataTable("replies", .init(.dataTablesReplies), key: ["practice", "number"], rows, columns)
    }
}
