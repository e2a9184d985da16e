// The only file that uses libyaml.
internal import CYAML

/// A location in YAML text, from 1; the column counts characters.
struct YAMLLocation: Sendable, Equatable {
    let line: Int
    let column: Int

    init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}

/// Why YAML text has no value.
enum YAMLParsingError: Error, Equatable {
    case syntax(YAMLLocation)
    /// Keys that stand twice in a mapping, sorted, with the location of the first.
    case duplicateKeys([String], YAMLLocation)
    /// An unknown alias, a second document or bytes that libyaml refuses.
    case other
}

/// Reads one YAML document from libyaml's events. Scalars stay text: fields decide the types.
final class YAMLParser {
    private var parser = yaml_parser_t()
    private let lineOffset: Int

    private init(lineOffset: Int) {
        self.lineOffset = lineOffset
        yaml_parser_initialize(&parser)
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    }

    deinit { yaml_parser_delete(&parser) }

    /// The root of the only document in a text; nil if it holds none.
    ///
    /// - Parameter lineOffset: the number of lines in the file before the text; only the locations of nodes count them.
    static func root(of text: Substring, lineOffset: Int) throws(YAMLParsingError) -> YAMLNode? {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<YAMLNode?, YAMLParsingError> in
            // The buffer outlives the parser, which keeps a pointer into it.
            let reader = YAMLParser(lineOffset: lineOffset)
            yaml_parser_set_input_string(&reader.parser, buffer.baseAddress, buffer.count)
            do throws(YAMLParsingError) {
                return .success(try reader.singleRoot())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func singleRoot() throws(YAMLParsingError) -> YAMLNode? {
        _ = try next()
        if case .end(let type) = try next(), type == YAML_STREAM_END_EVENT { return nil }
        let root = try node(after: try next())
        _ = try next()
        guard case .end(let type) = try next(), type == YAML_STREAM_END_EVENT else { throw .other }
        return root
    }

    private func node(after event: Event) throws(YAMLParsingError) -> YAMLNode {
        switch event {
        case .scalar(let text, let mark): return YAMLNode(.scalar(text), at: mark, below: lineOffset)
        case .sequence(let mark):
            var items: [YAMLNode] = []
            while let item = try nextNode() { items.append(item) }
            return YAMLNode(.sequence(items), at: mark, below: lineOffset)
        case .mapping(let mark):
            var pairs: [(key: YAMLNode, value: YAMLNode)] = []
            var keys: [Key] = []
            while true {
                let event = try next()
                guard let keyMark = event.mark else { break }
                let key = try node(after: event)
                pairs.append((key, try node(after: try next())))
                keys.append(Key(key: key.value.canonicalText, text: key.scalar ?? key.excerpt, mark: keyMark))
            }
            try Self.checkDuplicates(keys)
            return YAMLNode(.mapping(pairs), at: mark, below: lineOffset)
        case .end: throw .other
        }
    }

    private func nextNode() throws(YAMLParsingError) -> YAMLNode? {
        let event = try next()
        return event.mark == nil ? nil : try node(after: event)
    }

    private struct Key {
        let key: String
        let text: String
        let mark: YAMLLocation
    }

    private static func checkDuplicates(_ keys: [Key]) throws(YAMLParsingError) {
        let repeated = Dictionary(grouping: keys, by: \.key).values.filter { $0.count > 1 }.compactMap(\.first).sorted { $0.text < $1.text }
        guard let first = repeated.first else { return }
        throw .duplicateKeys(repeated.map(\.text), first.mark)
    }

    /// What an event says, copied out of libyaml's memory.
    private enum Event {
        case scalar(String, YAMLLocation)
        case sequence(YAMLLocation)
        case mapping(YAMLLocation)
        /// The end of a collection, a document or the text, the start of a document, or an alias.
        case end(yaml_event_type_t)

        init(_ event: yaml_event_t) {
            let mark = YAMLLocation(event.start_mark)
            switch event.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                self = .scalar(String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self), mark)
            case YAML_SEQUENCE_START_EVENT: self = .sequence(mark)
            case YAML_MAPPING_START_EVENT: self = .mapping(mark)
            default: self = .end(event.type)
            }
        }

        var mark: YAMLLocation? {
            switch self {
            case .scalar(_, let mark), .sequence(let mark), .mapping(let mark): mark
            case .end: nil
            }
        }
    }

    private func next() throws(YAMLParsingError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
            switch parser.error {
            case YAML_SCANNER_ERROR, YAML_PARSER_ERROR, YAML_COMPOSER_ERROR: throw .syntax(YAMLLocation(parser.problem_mark))
            default: throw .other
            }
        }
        defer { yaml_event_delete(&event) }
        return Event(event)
    }
}

extension YAMLNode {
    fileprivate init(_ value: Value, at mark: YAMLLocation, below lineOffset: Int) {
        self.init(value: value, line: mark.line + lineOffset, column: mark.column)
    }
}

extension YAMLNode.Value {
    /// The same text for equal values only.
    fileprivate var canonicalText: String {
        switch self {
        case .scalar(let text): text.debugDescription
        case .sequence(let items): "[" + items.map(\.value.canonicalText).joined(separator: ",") + "]"
        case .mapping(let pairs):
            "{" + pairs.map { $0.key.value.canonicalText + ":" + $0.value.value.canonicalText }.joined(separator: ",") + "}"
        }
    }
}
