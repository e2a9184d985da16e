internal import Diagnostics

/// Reads CSL-JSON: a list of items, as Zotero exports it, or an object with such a list under `items`.
enum CSLReader {
    static func read(_ bytes: [UInt8], path: String) -> ResultWithDiagnostics<[BibliographicReference]> {
        var reader = JSONReader(ByteCursor(bytes, path: path))
        let root: JSONNode
        do throws(ReferenceFileSyntaxError) {
            root = try reader.document()
        } catch {
            return ResultWithDiagnostics([], [reader.cursor.diagnostic(error)])
        }
        let cursor = reader.cursor
        guard let items = root.items ?? root["items"]?.items ?? (root["type"] == nil ? nil : [root]) else {
            return ResultWithDiagnostics([], [cursor.diagnostic(ReferenceFileSyntaxError(offset: root.offset, expected: "[{\"id\": …}]"))])
        }
        var references: [BibliographicReference] = []
        var diagnostics: [Diagnostic] = []
        for item in items.prefix(BibliographyLimits.entries + 1) {
            guard case .object = item.value else {
                diagnostics.append(cursor.diagnostic(ReferenceFileSyntaxError(offset: item.offset, expected: "{\"id\": …}")))
                continue
            }
            references.append(reference(item, cursor))
        }
        return ResultWithDiagnostics(references, diagnostics)
    }

    private static func reference(_ item: JSONNode, _ cursor: ByteCursor) -> BibliographicReference {
        var found = BibliographicReference(
            key: item["id"]?.text ?? "", kind: .named(item["type"]?.text ?? "", in: BibliographicReference.Kind.csl),
            location: cursor.location(of: item.offset))
        func add(_ field: BibliographicReference.Field, _ names: String...) {
            guard let node = names.lazy.compactMap({ item[$0] }).first, let text = node.text else { return }
            found.add(field, field == .title ? SingleLineText.withoutTags(text) : text, at: cursor.location(of: node.offset))
        }
        add(.title, "title")
        add(.publisher, "publisher")
        add(.container, "container-title", "authority")
        if let node = (item["author"] ?? item["editor"])?.items?.first(where: { $0["literal"] != nil })?["literal"] {
            found.add(.author, node.text, at: cursor.location(of: node.offset))
        }
        for (field, name) in [(BibliographicReference.Field.date, "issued"), (.accessed, "accessed")] {
            guard let node = item[name] else { continue }
            found.add(field, date(node), at: cursor.location(of: node.offset))
        }
        add(.edition, "edition")
        add(.language, "language")
        add(.url, "URL")
        add(.doi, "DOI")
        add(.isbn, "ISBN")
        for (field, name, separators) in [(BibliographicReference.Field.keyword, "keyword", ","), (.note, "note", ";\n")] {
            guard let node = item[name], let text = node.text else { continue }
            for part in text.split(whereSeparator: { separators.contains($0) }) {
                found.add(field, String(part), at: cursor.location(of: node.offset))
            }
        }
        return found
    }

    private static func date(_ node: JSONNode) -> String? {
        if let parts = node["date-parts"]?.items?.first?.items?.compactMap(\.text), !parts.isEmpty {
            return BibliographicDate.iso(
                year: parts[0], month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
        }
        return (node["raw"] ?? node["literal"] ?? node).text.map(BibliographicDate.iso)
    }
}
