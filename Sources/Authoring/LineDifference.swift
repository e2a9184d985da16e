/// The differing lines of two texts, shown to an editor before a change.
package struct LineDifference: Sendable {
    package enum Line: Sendable, Equatable {
        case removed(number: Int, String)
        case added(number: Int, String)
    }

    package let lines: [Line]

    package init(from old: String, to new: String) {
        let (before, after) = (
            old.split(separator: "\n", omittingEmptySubsequences: false), new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let difference = after.difference(from: before)
        var changes: [(line: Int, order: Int, Line)] = difference.removals.compactMap {
            if case .remove(let offset, let text, _) = $0 { (offset, 0, .removed(number: offset + 1, String(text))) } else { nil }
        }
        // The position of an added line in the old text, so that it is shown next to the line that it replaces.
        let removedOffsets = difference.removals.compactMap { if case .remove(let offset, _, _) = $0 { offset } else { nil } }
        var insertedBefore = 0
        for case .insert(let offset, let text, _) in difference.insertions {
            var location = offset - insertedBefore
            for removed in removedOffsets where removed <= location { location += 1 }
            changes.append((max(0, location), 1, .added(number: offset + 1, String(text))))
            insertedBefore += 1
        }
        lines = changes.sorted { ($0.line, $0.order) < ($1.line, $1.order) }.map { $0.2 }
    }

    package var text: String {
        lines.map {
            switch $0 {
            case .removed(let number, let text): "  -\(number): \(text)"
            case .added(let number, let text): "  +\(number): \(text)"
            }
        }.joined(separator: "\n")
    }
}
