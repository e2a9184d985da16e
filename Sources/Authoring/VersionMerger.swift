internal import Diagnostics
internal import FrontMatter

/// Compares and merges the versions of one field or part of an entry. Quoting, line ends and the breaking of lines are no difference.
struct VersionMerger {

    private let kind: MergeUnit

    init(_ kind: MergeUnit) { self.kind = kind }

    func isSame(_ one: String?, _ other: String?) -> Bool { one == other || meaning(one) == meaning(other) }

    /// Nil where both sides changed the same item or paragraph.
    func merged(base: String, here: String, received: String) -> String? {
        switch kind {
        case .field:
            let lists = [base, here, received].map { FieldLines($0.replacing("\r\n", with: "\n")) }.map { YAMLSequenceLines($0.nested) }
            guard lists.allSatisfy({ !$0.items.isEmpty }), lists[1].indent == lists[2].indent,
                let items = chunks(lists[0].items, lists[1].items, lists[2].items, allowsBoth: true)
            else { return nil }
            return FieldLines(here.replacing("\r\n", with: "\n")).first + lists[1].opening
                + items.map { EntryMerge.ended($0, isDOS: false) }.joined()
        case .part:
            let parts = [base, here, received].map(Self.paragraphs)
            return chunks(parts[0], parts[1], parts[2], allowsBoth: false)?.joined(separator: "\n\n")
        }
    }

    // MARK: - Comparing

    /// What a version says, whatever the way it is written; empty values say the same as none.
    private func meaning(_ text: String?) -> [String] {
        guard let text else { return [] }
        switch kind {
        case .part: return Self.paragraphs(text).map(Self.collapsed)
        case .field:
            let lines = text.replacing("\r\n", with: "\n")
            guard let node = YAMLReader.read(lines[...], path: "", lineOffset: 0).value, case .mapping(let pairs) = node.value else {
                return [Self.collapsed(lines)]
            }
            return pairs.flatMap { Self.values(of: $0.value, below: "") }
        }
    }

    private static func values(of node: YAMLNode, below name: String) -> [String] {
        switch node.value {
        case .scalar(let text):
            let text = collapsed(text)
            return text.isEmpty ? [] : ["\(name)=\(text)"]
        case .sequence(let items): return items.enumerated().flatMap { values(of: $0.element, below: "\(name).\($0.offset)") }
        case .mapping(let pairs):
            return pairs.map { ($0.key.scalar ?? "", $0.value) }.sorted { $0.0 < $1.0 }.flatMap {
                values(of: $0.1, below: "\(name).\($0.0)")
            }
        }
    }

    static func collapsed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var lines: [Substring] = []
        var isCode = false
        func close() {
            if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
            lines = []
        }
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if line.isBlank, !isCode { close() } else { lines.append(line) }
        }
        close()
        return paragraphs
    }

    // MARK: - Merging

    /// Three-way merge of lists of items or paragraphs.
    ///
    /// - Parameter allowsBoth: whether two additions at the same place are kept one after the other.
    private func chunks(_ base: [String], _ here: [String], _ received: [String], allowsBoth: Bool) -> [String]? {
        let (ours, theirs) = (Self.matches(base, here), Self.matches(base, received))
        var result: [String] = []
        var (start, left, right) = (0, 0, 0)
        for index in 0...base.count {
            let anchor: (Int, Int)? =
                index == base.count ? (here.count, received.count) : ours[index].flatMap { a in theirs[index].map { (a, $0) } }
            guard let (a, b) = anchor else { continue }
            let (old, now, new) = (Array(base[start..<index]), Array(here[left..<a]), Array(received[right..<b]))
            let (o, n, r) = (old.map(Self.collapsed), now.map(Self.collapsed), new.map(Self.collapsed))
            if r == o || n == r {
                result += now
            } else if n == o {
                result += new
            } else if let both = Self.inPlace(old, now, new) {
                result += both
            } else if o.isEmpty, allowsBoth {
                result += now + new.filter { !n.contains(Self.collapsed($0)) }
            } else {
                return nil
            }
            if index < base.count { result.append(here[a]) }
            (start, left, right) = (index + 1, a + 1, b + 1)
        }
        return result
    }

    /// Neighbours that are edited in place, each on one side only; nil where elements were added or removed, or both sides edited one.
    private static func inPlace(_ base: [String], _ here: [String], _ received: [String]) -> [String]? {
        guard !base.isEmpty, base.count == here.count, base.count == received.count else { return nil }
        var result: [String] = []
        for (index, old) in base.enumerated() {
            let (o, n, r) = (collapsed(old), collapsed(here[index]), collapsed(received[index]))
            guard n == o || r == o || n == r else { return nil }
            result.append(n == o && r != o ? received[index] : here[index])
        }
        return result
    }

    /// For each element of the base, where a longest common subsequence has it in the other list.
    static func matches(_ base: [String], _ other: [String]) -> [Int?] {
        let (base, other) = (base.map(collapsed), other.map(collapsed))
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in other.difference(from: base) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var rest = other.indices.filter { !inserted.contains($0) }[...]
        return base.indices.map { removed.contains($0) ? nil : rest.popFirst() }
    }
}

enum MergeUnit { case field, part }
