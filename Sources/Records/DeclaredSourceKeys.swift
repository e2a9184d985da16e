internal import FrontMatter

/// The keys of an entry's sources as written, including invalid sources, so that citations of these are not reported.
struct DeclaredSourceKeys {
    private(set) var keys: [String] = []
    /// False if a key or the list cannot be read, so that citations cannot be checked.
    private(set) var isComplete = true

    init(_ front: YAMLNode) {
        guard case .mapping(let entries) = front.value else { return }
        // Without the list, all citations would be reported in addition to the missing list.
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
