internal import Bytes
package import Diagnostics
internal import Localization

/// Cuts an entry whose `---` lines are missing, doubled or typed with other signs, so that the rest of it is read and checked.
package enum FrontMatterFenceRepair {
    /// Nil parts: nothing in the file looks like fields.
    package static func cut(_ file: SourceFile) -> ResultWithDiagnostics<EntryParts?> {
        var repair = Repair(file)
        let parts = repair.parts()
        return ResultWithDiagnostics(parts, repair.found)
    }

    /// Whether an entry that can be cut has a `---` line too many at its head.
    package static func hasExtraFence(_ parts: EntryParts) -> Bool {
        guard let line = parts.body.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first, Repair.isField(line)
        else {
            return false
        }
        return parts.body.split(separator: "\n", omittingEmptySubsequences: false).contains { Repair.isFence($0) }
    }

    private struct Repair {
        let file: SourceFile
        var lines: [Substring]
        var found: [Diagnostic] = []

        init(_ file: SourceFile) {
            self.file = file
            lines = file.text.utf8.split(separator: .newline, omittingEmptySubsequences: false).map { Substring($0) }
        }

        static func isFence(_ line: Substring) -> Bool { line == "---" || line == "---\r" }

        /// Dashes of another kind or number, or with spaces: what editors make of `---`.
        static func resemblesFence(_ line: Substring) -> Bool {
            let bare = line.trimmedSpaces
            let signs = bare.unicodeScalars.filter { !$0.properties.isWhitespace }
            return (1...40).contains(signs.count) && signs.allSatisfy { "-‐‑‒–—―−ـ".unicodeScalars.contains($0) }
                && (signs.count > 1 || signs.first == "—" || signs.first == "―")
        }

        /// `key:` at the start of the line, as front matter has it.
        static func isField(_ line: Substring) -> Bool {
            let key = line.unicodeScalars.prefix { ("a"..."z").contains($0) || $0 == "_" }
            let rest = line.unicodeScalars[key.endIndex...]
            return key.count > 1 && (rest.first == ":" || rest.first == "：" || rest.first == "؛")
                && !String(rest.prefix(3)).hasPrefix("://")
        }

        private mutating func report(_ code: DiagnosticCode, _ index: Int, old: String, new: String) {
            let text = lines.indices.contains(index) ? lines[index].trimmedSpaces : ""
            found.append(
                Diagnostic(
                    code, at: SourceLocation(path: file.path, line: index + 1, column: 1), offendingText: String(text.prefix(60)),
                    fix: Fix(line: index + 1, old: old, new: new)))
        }

        mutating func parts() -> EntryParts? {
            var start = 0
            if lines[0].hasPrefix("\u{FEFF}") { lines[0].removeFirst() }
            while start < lines.count, lines[start].trimmedSpaces.isEmpty { start += 1 }
            guard start < lines.count else { return nil }
            if Self.isFence(lines[start]) || Self.resemblesFence(lines[start]) {
                if start > 0 {
                    // Blank lines before the first fence.
                    report(.missingFrontMatter, 0, old: lines[...start].joined(separator: "\n"), new: "---")
                } else if !Self.isFence(lines[start]) {
                    report(.badFence, start, old: String(lines[start]), new: "---")
                }
                start += 1
            } else if Self.isField(lines[start]) {
                found.append(
                    Diagnostic(
                        .missingFrontMatter, at: SourceLocation(path: file.path, line: start + 1, column: 1),
                        fix: Fix(line: start + 1, old: String(lines[start]), new: "---\n\(lines[start])")))
            } else {
                return nil
            }
            // Fences with fields right behind them are extra ones.
            var yaml: [Substring] = []
            var index = start
            while index < lines.count {
                let line = lines[index]
                let isExact = Self.isFence(line)
                if isExact || Self.resemblesFence(line) {
                    let next = lines[(index + 1)...].first { !$0.trimmedSpaces.isEmpty }
                    let hasAnother = lines[(index + 1)...].contains { Self.isFence($0) || Self.resemblesFence($0) }
                    if let next, Self.isField(next), hasAnother {
                        report(.extraFence, index, old: "\(line)\n", new: "")
                        yaml.append("#")
                        index += 1
                        continue
                    }
                    if !isExact { report(.badFence, index, old: String(line), new: "---") }
                    return parts(yaml, from: start, bodyFrom: index + 1)
                }
                if line.hasPrefix("##") || (line.hasPrefix("# ") && !yaml.isEmpty && (index == 0 || lines[index - 1].trimmedSpaces.isEmpty))
                {
                    report(.unclosedFrontMatter, index, old: String(line), new: "---\n\n\(line)")
                    return parts(yaml, from: start, bodyFrom: index)
                }
                yaml.append(line)
                index += 1
            }
            // Fields to the end of the file: the body is missing, or nothing tells where it begins.
            let end = (yaml.lastIndex { Self.isField($0) } ?? yaml.count - 1) + start
            found.append(Diagnostic(.unclosedFrontMatter, at: SourceLocation(path: file.path, line: min(end + 2, lines.count), column: 1)))
            return parts(yaml, from: start, bodyFrom: lines.count)
        }

        private func parts(_ yaml: [Substring], from start: Int, bodyFrom: Int) -> EntryParts {
            let body = bodyFrom < lines.count ? lines[bodyFrom...].joined(separator: "\n") : ""
            return EntryParts(
                yaml: Substring(yaml.map { $0 + "\n" }.joined()), yamlLine: start + 1, body: Substring(body), bodyLine: bodyFrom + 1)
        }
    }
}
