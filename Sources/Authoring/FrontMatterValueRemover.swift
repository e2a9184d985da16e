internal import FrontMatter

/// Removes one value from front matter. All other bytes stay; comments of removed lines are kept on lines of their own.
enum FrontMatterValueRemover {
    typealias Step = RecordReference.Step

    /// Nil if the layout is not supported.
    static func removing(_ path: ArraySlice<Step>, from keys: YAMLMappingLines, indent: Int = 0) -> YAMLMappingLines? {
        guard case .key(let name, _)? = path.first, let lines = keys[name] else { return nil }
        var keys = keys
        let rest = path.dropFirst()
        if rest.isEmpty {
            let comments = comments(in: lines, indent: indent)
            keys.set(name, to: comments.isEmpty ? nil : comments, order: [])
            return keys
        }
        guard let edited = removing(rest, fromEntry: lines, indent: indent) else { return nil }
        keys.set(name, to: edited, order: [])
        return keys
    }

    private static func removing(_ path: ArraySlice<Step>, fromEntry lines: String, indent: Int) -> String? {
        let entry = FieldLines(lines)
        if !entry.inline.isEmpty {
            guard let start = lines.firstRange(of: entry.inline), let flow = removing(path, fromFlow: entry.inline) else { return nil }
            return lines[..<start.lowerBound] + flow
        }
        guard let nested = removing(path, fromNested: entry.nested, indent: indent) else { return nil }
        return entry.first + nested
    }

    private static func removing(_ path: ArraySlice<Step>, fromNested text: String, indent: Int) -> String? {
        switch path.first {
        case .item(let index, _):
            let list = YAMLSequenceLines(text)
            guard list.items.indices.contains(index), let dash = list.indent else { return nil }
            var items = list.items
            let rest = path.dropFirst()
            if rest.isEmpty {
                items[index] = comments(in: items[index], indent: dash)
            } else {
                guard let edited = removing(rest, fromItem: items[index]) else { return nil }
                items[index] = edited
            }
            return list.opening + items.joined()
        case .key:
            let depth = text.linesWithBreaks.first { !$0.isBlank && !$0.isComment }?.indent ?? indent + 2
            return removing(path, from: YAMLMappingLines(text, indent: depth), indent: depth)?.text
        case nil: return nil
        }
    }

    private static func removing(_ path: ArraySlice<Step>, fromItem text: String) -> String? {
        let item = YAMLSequenceItem(text)
        if item.content.hasPrefix("{") || item.content.hasPrefix("[") {
            guard let flow = removing(path, fromFlow: item.content) else { return nil }
            return item.opening + String(repeating: " ", count: item.dash) + "- " + flow
        }
        guard let body = removing(path, from: YAMLMappingLines(item.body, indent: item.indent), indent: item.indent)?.text else {
            return nil
        }
        return item.opening + YAMLSequenceItem.joined(body, dash: item.dash)
    }

    /// The flow collection without one part, with the text after the closing bracket.
    private static func removing(_ path: ArraySlice<Step>, fromFlow text: String) -> String? {
        guard var flow = YAMLFlowCollection(text) else { return nil }
        let index: Int? =
            switch path.first {
            case .item(let index, _): flow.parts.indices.contains(index) ? index : nil
            case .key(let name, _): flow.parts.firstIndex { $0.key == name }
            case nil: nil
            }
        guard let index else { return nil }
        let rest = path.dropFirst()
        if rest.isEmpty {
            flow.parts.remove(at: index)
        } else {
            guard let value = removing(rest, fromFlow: flow.parts[index].value) else { return nil }
            flow.parts[index].value = value
        }
        return flow.text + flow.rest
    }

    /// The comments of removed lines, each on a line of its own.
    static func comments(in lines: String, indent: Int) -> String {
        lines.linesWithBreaks.compactMap { line in
            if line.isBlank { return nil }
            guard let comment = line.isComment ? line.drop(while: { $0 == " " }) : trailingComment(of: line) else { return nil }
            let text = String(comment)
            return String(repeating: " ", count: indent) + (text.hasSuffix("\n") ? text : text + "\n")
        }.joined()
    }

    /// The comment of a line: the text after ` #` outside quotation marks.
    private static func trailingComment(of line: String) -> Substring? {
        var quote: Character?
        var last: Character = " "
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open, last != "\\" || open == "'" { quote = nil }
            } else if character == "#", last == " " || last == "\t" {
                return line[index...]
            } else if character == "\"" || character == "'", [" ", "[", "{", ",", ":", "-"].contains(last) {
                quote = character
            }
            last = character
        }
        return nil
    }
}
