internal import FrontMatter

/// A submitted form: values by field name; a list is submitted as the tokens of its items in order.
struct FormSubmission {
    private let values: [String: [String]]

    init(_ values: [String: [String]]) { self.values = values.mapValues { $0.map { $0.replacing("\r\n", with: "\n") } } }

    func first(_ name: String) -> String? { values[name]?.first }

    /// The tokens of a list's items; nil if the list was not shown.
    func order(of entry: FormField) -> [String]? { values[entry.name].map { $0.filter { !$0.isEmpty } } }

    /// The new values of a field without nested fields; nil if unchanged.
    func changed(_ entry: FormField) -> [String]? {
        guard let values = arranged(entry) else { return nil }
        let isEmpty = values.allSatisfy(\.trimmingBreaks.isEmpty)
        if entry.isToFill { return isEmpty ? nil : values }
        let filled = values.filter { !$0.isEmpty }
        let present = entry.values.filter { !$0.isEmpty }
        return filled.map { Self.comparable($0, entry) } == present.map { Self.comparable($0, entry) } ? nil : isEmpty ? [] : filled
    }

    /// Whether a field or a nested one changes.
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

    /// Whether an item is empty.
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

    /// Keeps the file's order of a list and appends new items.
    private func arranged(_ entry: FormField) -> [String]? {
        guard let sent = values[entry.name] else { return nil }
        guard case .list = entry.shape else { return sent }
        let items = sent.flatMap { $0.split(separator: "\n").map(String.init) }
        return entry.values.filter(items.contains) + items.filter { !entry.values.contains($0) }
    }

    /// Single-line fields do not show line breaks.
    private static func comparable(_ text: String, _ entry: FormField) -> String {
        if case .plain(_) = entry.schema { return text.filter { !$0.isNewline }.trimmingEnd }
        return text.trimmingBreaks
    }
}
