/// A value of a JSON file whose keys are not known beforehand.
enum JSONValue: Decodable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case array([JSONValue])
    case object([String: JSONValue])
    case null

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .boolean(flag)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let items = try? value.decode([JSONValue].self) {
            self = .array(items)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// The objects of an array that holds nothing else.
    var rows: [[String: JSONValue]]? {
        guard case .array(let items) = self else { return nil }
        let rows = items.compactMap { item in if case .object(let row) = item { row } else { nil } }
        return rows.count == items.count ? rows : nil
    }

    /// The value as text, for comparison and messages.
    var text: String {
        switch self {
        case .string(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .boolean(let flag): String(flag)
        case .array(let items): items.map(\.text).joined(separator: ", ")
        case .object(let pairs): pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
        case .null: ""
        }
    }
}

extension StringProtocol {
    /// The text without spaces and line breaks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
