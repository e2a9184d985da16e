internal import Bytes
internal import Diagnostics
internal import Localization

/// Reads front matter that is not YAML as it is written: finds the cause line by line, and reads the rest as if each were corrected.
///
/// A correction is kept only where the text cannot be read without it, so that one cause gives one diagnostic.
enum YAMLRepair {
    /// Nil where no set of corrections makes the text readable.
    static func read(_ text: Substring, path: String, lineOffset: Int) -> ResultWithDiagnostics<YAMLNode?>? {
        let lines = text.utf8.split(separator: .newline, omittingEmptySubsequences: false).map { Substring($0) }
        // A file of any size is answered in bounded time.
        guard lines.count < 2000, text.utf8.count < 200_000 else { return nil }
        let state = YAMLRepairState(lines: lines)
        var changes = state.staticChanges()
        var step = 0
        while step < 24 {
            step += 1
            let result = YAMLReader.readByLibrary(Substring(state.text(with: changes)), path: path, lineOffset: lineOffset)
            if let node = result.value {
                changes = necessary(changes, state)
                return ResultWithDiagnostics(node, state.diagnostics(changes, path: path, lineOffset: lineOffset))
            }
            guard let error = result.diagnostics.first,
                let next = state.change(at: error.location.line - lineOffset - 1, error, beside: changes)
            else { return nil }
            changes[next.index] = next
        }
        return nil
    }

    /// Without the changes that the text can be read without. Duplicate keys are always reported.
    private static func necessary(_ changes: [Int: YAMLLineCorrection], _ state: YAMLRepairState) -> [Int: YAMLLineCorrection] {
        var kept = changes
        for index in changes.keys.sorted() where kept[index]?.code != .duplicateKey {
            var fewer = kept
            fewer[index] = nil
            if YAMLReader.readByLibrary(Substring(state.text(with: fewer)), path: "", lineOffset: 0).value != nil,
                kept[index].map({ !$0.isCertain }) ?? true
            {
                kept = fewer
            }
        }
        return kept
    }
}

/// A wrong line of front matter, the cause of the error, and the corrected line.
struct YAMLLineCorrection: Sendable {
    let index: Int
    let code: DiagnosticCode
    let new: String
    /// Reported even where YAML takes the line for something else.
    var isCertain = false
    /// Further lines that are passed over with it.
    var passedOver: Range<Int> = 0..<0
}

private struct YAMLRepairState {
    let lines: [Substring]

    func text(with changes: [Int: YAMLLineCorrection]) -> String {
        var out: [String] = []
        out.reserveCapacity(lines.count)
        var passed: Set<Int> = []
        for change in changes.values { passed.formUnion(change.passedOver) }
        for (index, line) in lines.enumerated() {
            out.append(passed.contains(index) ? "#" : changes[index].map { $0.code == .duplicateKey ? "#" : $0.new } ?? String(line))
        }
        return out.joined(separator: "\n")
    }

    func diagnostics(_ changes: [Int: YAMLLineCorrection], path: String, lineOffset: Int) -> [Diagnostic] {
        changes.values.sorted { $0.index < $1.index }.map { change in
            let line = lines[change.index]
            let number = change.index + lineOffset + 1
            let indent = line.unicodeScalars.prefix { $0.properties.isWhitespace }.count
            let text = line.trimmedSpaces
            let location = SourceLocation(path: path, line: number, column: indent + 1)
            guard change.code != .duplicateKey else {
                return Diagnostic(.duplicateKey, at: location, offendingText: String(text.prefix { $0 != ":" }))
            }
            let isIndent = change.code == .yamlTab || change.code == .yamlIndentation
            let detail = isIndent ? String(change.new.prefix { $0 == " " }.count) : change.new.trimmedSpaces
            var offendingText = text.count > 60 ? text.prefix(60) + "…" : text
            if change.code == .invisibleCharacter, let hidden = line.unicodeScalars.first(where: YAMLLine.isForbidden) {
                offendingText = DeceptiveCharacter.name(hidden)
            }
            let carriage = line.hasSuffix("\r") ? "\r" : ""
            return Diagnostic(
                change.code, at: location, offendingText: offendingText, detail: detail,
                fix: Fix(line: number, old: String(line), new: change.new + carriage))
        }
    }

    /// Causes that show in a line by itself.
    func staticChanges() -> [Int: YAMLLineCorrection] {
        var changes: [Int: YAMLLineCorrection] = [:]
        var blockIndent: Int?
        for (index, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            if line.trimmedSpaces.isEmpty { continue }
            if let block = blockIndent {
                if indent > block || line.first == "\t" || line.first == "\u{A0}" { continue }
                blockIndent = nil
            }
            var check = YAMLLine(line)
            if let change = check.change(index) { changes[index] = change }
            if check.opensBlock { blockIndent = indent }
        }
        return changes
    }

    /// The change that makes the library go on from the line where it stopped.
    func change(at index: Int, _ error: Diagnostic, beside changes: [Int: YAMLLineCorrection]) -> YAMLLineCorrection? {
        if error.code == .duplicateKey { return duplicate(of: error.offendingText, beside: changes) }
        var best: (reached: Int, change: YAMLLineCorrection)?
        // The line where the library stopped, and the content lines before it.
        let suspects = stride(from: min(index, lines.count - 1), through: 0, by: -1).lazy.filter { !lines[$0].trimmedSpaces.isEmpty }
            .prefix(4)
        for suspect in suspects where changes[suspect].map({ $0.code == .yamlTab }) ?? true {
            for change in candidates(at: suspect, beside: changes[suspect]) {
                var with = changes
                with[suspect] = change
                let result = YAMLReader.readByLibrary(Substring(text(with: with)), path: "", lineOffset: 0)
                let line = result.value != nil ? Int.max : result.diagnostics.first?.location.line ?? 0
                if line > max(best?.reached ?? 0, index + 1) { best = (line, change) }
            }
            if best?.reached == Int.max { break }
        }
        return best?.change
    }

    /// - Parameter present: a change of the line that turned its tabs into spaces, perhaps too many or too few.
    private func candidates(at index: Int, beside present: YAMLLineCorrection?) -> [YAMLLineCorrection] {
        let line = lines[index]
        var found: [YAMLLineCorrection] = []
        let words = line.trimmedSpaces
        // The indents of the lines around it, the nearest first.
        var indents: [Int] = []
        for near in [index - 1, index + 1, index - 2, index + 2, index - 3, index - 4] where lines.indices.contains(near) {
            let indent = lines[near].prefix { $0 == " " }.count
            for indent in [indent, indent + 2] where !indents.contains(indent) { indents.append(indent) }
        }
        let tried = (present.map { Substring($0.new) } ?? line).prefix { $0 == " " }.count
        for indent in indents + [0, 2, 4] where indent != tried {
            found.append(
                YAMLLineCorrection(
                    index: index, code: present?.code ?? .yamlIndentation, new: String(repeating: " ", count: indent) + words))
        }
        found += YAMLLine(line).guesses(index)
        return found
    }

    private func duplicate(of keys: String, beside changes: [Int: YAMLLineCorrection]) -> YAMLLineCorrection? {
        let keys = keys.split(separator: ",").map { $0.trimmedSpaces }
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() where changes[index] == nil {
            let indent = line.prefix { $0 == " " }.count
            guard let colon = line.firstIndex(of: ":") else { continue }
            var key = line[..<colon].trimmedSpaces
            let isItem = key.hasPrefix("- ")
            if isItem { key = key.dropFirst(2).trimmedSpaces }
            let depth = indent + (isItem ? 2 : 0)
            if isItem { seen = seen.filter { !$0.hasPrefix("\(depth) ") } }
            seen = seen.filter { (Int($0.prefix { $0 != " " }) ?? 0) <= depth }
            guard !seen.insert("\(depth) \(key)").inserted, keys.contains(where: { $0.contains(key) }) else { continue }
            let end =
                lines[(index + 1)...].firstIndex { !$0.trimmedSpaces.isEmpty && $0.prefix { $0 == " " }.count <= indent } ?? lines.count
            return YAMLLineCorrection(index: index, code: .duplicateKey, new: "#", passedOver: (index + 1)..<end)
        }
        return nil
    }
}
