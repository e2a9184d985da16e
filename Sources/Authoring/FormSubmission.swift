internal import FrontMatter

/// What a form sent, by the entries' names: a list of records is sent as the tokens of its records in their order.
struct FormSubmission {
    private let values: [String: [String]]

    init(_ values: [String: [String]]) { self.values = values.mapValues { $0.map { $0.replacing("\r\n", with: "\n") } } }

    func first(_ name: String) -> String? { values[name]?.first }

    /// The tokens of a list's records; nil where it was not shown.
    func order(of entry: FormField) -> [String]? { values[entry.name].map { $0.filter { !$0.isEmpty } } }

    /// The new values of an entry without entries of its own; nil where it stays as it is.
    func changed(_ entry: FormField) -> [String]? {
        guard let values = arranged(entry) else { return nil }
        let isEmpty = values.allSatisfy(\.trimmingBreaks.isEmpty)
        if entry.isToFill { return isEmpty ? nil : values }
        let filled = values.filter { !$0.isEmpty }
        let present = entry.values.filter { !$0.isEmpty }
        return filled.map { Self.comparable($0, entry) } == present.map { Self.comparable($0, entry) } ? nil : isEmpty ? [] : filled
    }

    /// Whether anything of an entry changes.
    func touches(_ entry: FormField) -> Bool {
        switch entry.shape {
        case .text, .list: changed(entry) != nil
        case .group: entry.children.contains(where: touches)
        case .items:
            order(of: entry).map { order in
                order != entry.items.map(\.token) || entry.items.contains { $0.entries.contains(where: touches) }
            } ?? false
        }
    }

    /// Whether a record was left, or made, without a word.
    func isEmpty(_ entries: [FormField]) -> Bool {
        entries.allSatisfy { entry in
            switch entry.shape {
            case .text, .list: !entry.isToFill && (values[entry.name] ?? entry.values).allSatisfy(\.trimmingBreaks.isEmpty)
            case .group: isEmpty(entry.children)
            case .items:
                (order(of: entry) ?? entry.items.map(\.token)).allSatisfy { token in
                    isEmpty(entry.items.first { $0.token == token }?.entries ?? entry.blankItem(token))
                }
            }
        }
    }

    /// A list keeps the order that it has in the file, with what is new at its end.
    private func arranged(_ entry: FormField) -> [String]? {
        guard let sent = values[entry.name] else { return nil }
        guard case .list = entry.shape else { return sent }
        let items = sent.flatMap { $0.split(separator: "\n").map(String.init) }
        return entry.values.filter(items.contains) + items.filter { !entry.values.contains($0) }
    }

    /// A field of one line shows no line breaks.
    private static func comparable(_ text: String, _ entry: FormField) -> String {
        if case .plain(_) = entry.schema { return text.filter { !$0.isNewline }.trimmingEnd }
        return text.trimmingBreaks
    }
}
