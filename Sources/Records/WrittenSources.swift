internal import FrontMatter

/// The keys of a note's sources as they are written, whatever else is wrong with a source: a citation of one is right.
struct WrittenSources {
    private(set) var keys: [String] = []
    /// False where a source has no readable key, or the list cannot be read: which citations are right is then unknown.
    private(set) var isComplete = true

    init(_ front: YAMLNode) {
        guard case .mapping(let entries) = front.value else { return }
        // Without the list, all citations would be reported beside the one that is missing.
        guard let list = entries.first(where: { $0.key.scalar == "sources" })?.value else { return }
        guard case .sequence(let items) = list.value else {
            isComplete = false
            return
        }
        for item in items {
            guard case .mapping(let fields) = item.value, let key = fields.first(where: { $0.key.scalar == "key" })?.value.scalar,
                !key.isEmpty
            else {
                isComplete = false
                continue
            }
            keys.append(key)
        }
    }
}
