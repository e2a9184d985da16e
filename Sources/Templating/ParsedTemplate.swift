internal import Bytes
internal import Diagnostics

/// A parsed template file: a tree of Mustache tags with their locations.
struct ParsedTemplate: Sendable {
    indirect enum Node: Sendable {
        case text([UInt8])
        case value(Template.Tag)
        case section(Template.Tag, inverted: Bool, [Node])
        case partial(Template.Tag)
        /// `{{<parent}}`: the parent with some of its blocks replaced.
        case parent(Template.Tag, [Node])
        case block(Template.Tag, [Node])
    }

    let nodes: [Node]

    static func read(_ file: SourceFile) -> ResultWithDiagnostics<ParsedTemplate> {
        var parser = TemplateParser(file)
        parser.run()
        return ResultWithDiagnostics(ParsedTemplate(nodes: parser.nodes), parser.issues)
    }
}

/// Parses the bytes of a template in one pass, with a stack of open tags.
private struct TemplateParser {
    private let path: String
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var open: [Open] = []
    private(set) var nodes: [ParsedTemplate.Node] = []
    private(set) var issues: [Diagnostic] = []

    private struct Open {
        let sigil: UInt8
        let tag: Template.Tag
        let before: [ParsedTemplate.Node]
    }

    init(_ file: SourceFile) {
        path = file.path
        bytes = Array(file.text.utf8)
    }

    mutating func run() {
        var start = 0
        while index < bytes.count {
            guard bytes[index] == .openBrace, index + 1 < bytes.count, bytes[index + 1] == .openBrace else {
                step()
                continue
            }
            let location = location
            guard let tag = Tag(bytes, at: index) else {
                issue(location, "{{", "}}")
                break
            }
            let isAlone = tag.sigil.map { Self.standAlone.contains($0) } == true && isAlone(tag)
            text(start..<(isAlone ? lineStart : index))
            take(tag, at: location)
            while index < tag.end { step() }
            if isAlone { while index < bytes.count, bytes[index - 1] != .newline { step() } }
            start = index
        }
        text(start..<bytes.count)
        for open in open {
            issue(open.tag.location, "{{\(Character(Unicode.Scalar(open.sigil)))\(open.tag.name)}}", "{{/\(open.tag.name)}}")
        }
    }

    private var location: SourceLocation {
        let column = String(decoding: bytes[lineStart..<index], as: UTF8.self).count + 1
        return SourceLocation(path: path, line: line, column: column)
    }

    private mutating func step() {
        if bytes[index] == .newline {
            line += 1
            lineStart = index + 1
        }
        index += 1
    }

    private mutating func text(_ range: Range<Int>) {
        if !range.isEmpty { nodes.append(.text(Array(bytes[range]))) }
    }

    private mutating func issue(_ location: SourceLocation, _ offendingText: String, _ detail: String) {
        issues.append(Diagnostic(.badTemplate, at: location, offendingText: offendingText, detail: detail))
    }

    /// Removes the whole line of a section or partial tag if nothing else is on it (standalone tags of Mustache).
    private static let standAlone = Set("#^/>!<$".utf8)

    private func isAlone(_ tag: Tag) -> Bool {
        guard bytes[lineStart..<index].allSatisfy({ $0 == .space || $0 == .tab }) else { return false }
        let rest = bytes[tag.end...].drop { $0 == .space || $0 == .tab || $0 == .carriageReturn }
        return rest.first == nil || rest.first == .newline
    }

    private mutating func take(_ written: Tag, at location: SourceLocation) {
        let tag = Template.Tag(name: written.name, location: location)
        switch written.sigil {
        case nil: nodes.append(.value(tag))
        case .exclamationMark: break
        case .greaterThan: nodes.append(.partial(tag))
        case .hash, .caret, .lessThan, .dollar:
            open.append(Open(sigil: written.sigil ?? 0, tag: tag, before: nodes))
            nodes = []
        case .slash: close(tag)
        default: issue(location, written.name, "{{name}}")
        }
    }

    private mutating func close(_ tag: Template.Tag) {
        guard let last = open.last, last.tag.name == tag.name else {
            issue(tag.location, "{{/\(tag.name)}}", open.last.map { "{{/\($0.tag.name)}}" } ?? "")
            return
        }
        open.removeLast()
        let inner = nodes
        nodes = last.before
        switch last.sigil {
        case .hash: nodes.append(.section(last.tag, inverted: false, inner))
        case .caret: nodes.append(.section(last.tag, inverted: true, inner))
        case .lessThan: nodes.append(.parent(last.tag, inner))
        default: nodes.append(.block(last.tag, inner))
        }
    }

    /// A tag as written. Three braces and `&` have no special meaning, since all values are safe markup.
    private struct Tag {
        let sigil: UInt8?
        let name: String
        let end: Int

        init?(_ bytes: [UInt8], at start: Int) {
            var index = start + 2
            let isTriple = index < bytes.count && bytes[index] == .openBrace
            let first = index
            while index + 1 < bytes.count, !(bytes[index] == .closeBrace && bytes[index + 1] == .closeBrace) { index += 1 }
            guard index + 1 < bytes.count else { return nil }
            var content = bytes[first..<index].drop { $0 == .space || $0 == .openBrace || $0 == .ampersand }
            if let mark = content.first, "#^/><$!=%".utf8.contains(mark) {
                sigil = mark
                content = content.dropFirst()
            } else {
                sigil = nil
            }
            name = String(decoding: content.filter { $0 != .space }, as: UTF8.self)
            end = min(bytes.count, index + (isTriple ? 3 : 2))
        }
    }
}
