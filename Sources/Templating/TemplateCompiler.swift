internal import Bytes
internal import Diagnostics
internal import Localization
internal import Markup

/// Compiles a template, its parent, its partials and the strings of one language into one flat `Template`.
struct TemplateCompiler {
    let sources: [String: ParsedTemplate]
    let strings: UIStrings

    private var issues: [Diagnostic] = []
    /// The files being included, outermost first, to detect cycles.
    private var path: [String] = []

    init(sources: [String: ParsedTemplate], strings: UIStrings) {
        self.sources = sources
        self.strings = strings
    }

    mutating func compile(_ name: String) -> ResultWithDiagnostics<Template> {
        var template = Template()
        issues = []
        include(name, blocks: [:], into: &template)
        return ResultWithDiagnostics(template, issues)
    }

    private typealias Nodes = [ParsedTemplate.Node]

    private mutating func include(_ name: String, blocks: [String: Nodes], into template: inout Template) {
        path.append(name)
        emit(sources[name]?.nodes ?? [], blocks, into: &template)
        path.removeLast()
    }

    /// A switch over the kinds of node.
    private mutating func emit(_ nodes: Nodes, _ blocks: [String: Nodes], into template: inout Template) {
        for node in nodes {
            switch node {
            case .text(let bytes): template.literal(bytes)
            case .value(let tag): value(tag, into: &template)
            case .section(let tag, let inverted, let inner): section(tag, inverted, inner, blocks, into: &template)
            case .partial(let tag): partial(tag, blocks: [:], into: &template)
            case .parent(let tag, let inner):
                var filled = blocks
                for case .block(let block, let content) in inner where filled[block.name] == nil { filled[block.name] = content }
                partial(tag, blocks: filled, into: &template)
            case .block(let tag, let content):
                // A block of the same name inside the content that replaces it has its own content: else the two would nest without end.
                var others = blocks
                let replacement = others.removeValue(forKey: tag.name)
                emit(replacement ?? content, others, into: &template)
            }
        }
    }

    private mutating func partial(_ tag: Template.Tag, blocks: [String: Nodes], into template: inout Template) {
        guard sources[tag.name] != nil else {
            let names = sources.keys.sorted()
            issues.append(
                Diagnostic(
                    .missingPartial, at: tag.location, offendingText: tag.name, detail: names.joined(separator: ", "),
                    suggestion: SpellingSuggestion.nearest(to: tag.name, among: names)))
            return
        }
        guard !path.contains(tag.name) else {
            issues.append(
                Diagnostic(.badTemplate, at: tag.location, offendingText: tag.name, detail: (path + [tag.name]).joined(separator: " → ")))
            return
        }
        include(tag.name, blocks: blocks, into: &template)
    }

    private mutating func value(_ tag: Template.Tag, into template: inout Template) {
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch (parts.count, parts[0]) {
        case (2, "t"):
            if !strings.has(parts[1]) {
                issues.append(
                    Diagnostic(
                        .missingString, at: tag.location, offendingText: parts[1], detail: strings.language.rawValue,
                        suggestion: SpellingSuggestion.nearest(to: parts[1], among: strings.keys.sorted())))
            }
            template.literal(strings.html(parts[1]).bytes)
        case (1, let name) where Self.isName(name): template.steps.append(.value(TemplateVariableKey(name), at: template.tag(tag)))
        case (2, let name) where Self.isName(name) && Self.isName(parts[1]):
            template.steps.append(.member(TemplateVariableKey(name), TemplateVariableKey(parts[1]), at: template.tag(tag)))
        default: issues.append(Diagnostic(.badTemplate, at: tag.location, offendingText: tag.name, detail: "{{name}}"))
        }
    }

    private mutating func section(
        _ tag: Template.Tag, _ inverted: Bool, _ inner: Nodes, _ blocks: [String: Nodes], into template: inout Template
    ) {
        let start = template.steps.count
        if tag.name.hasSuffix("()"), let position = Template.Position(rawValue: String(tag.name.dropLast(2))) {
            template.steps.append(.position(position, inverted: inverted, end: 0))
        } else if Self.isName(tag.name) {
            let (name, at) = (TemplateVariableKey(tag.name), template.tag(tag))
            template.steps.append(inverted ? .inverted(name, end: 0, at: at) : .section(name, end: 0, at: at))
        } else {
            issues.append(Diagnostic(.badTemplate, at: tag.location, offendingText: tag.name, detail: "{{#name}}"))
            return
        }
        emit(inner, blocks, into: &template)
        template.end(start)
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isASCIILowercase || $0 == .underscore || $0.isASCIIDigit }
    }
}

extension Template {
    fileprivate mutating func tag(_ tag: Tag) -> Int {
        tags.append(tag)
        return tags.count - 1
    }
}
