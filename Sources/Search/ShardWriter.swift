/// Bytes of script files that hand data to the client: `tabadulSearch("p",3,[…])`. Script files, because a page opened from a disk may load nothing else.
struct ShardWriter {
    private let family: String
    private let limit: Int
    private var body: [UInt8] = []
    private(set) var files: [(path: String, text: String)] = []
    /// How many entries the shard at hand has.
    private(set) var count = 0

    init(_ family: String, limit: Int) {
        self.family = family
        self.limit = limit
    }

    /// The shard at hand.
    var number: Int { files.count }

    /// Adds an entry of JavaScript; closes the shard first where the entry would make it too long.
    /// - Returns: the entry's shard and its place there.
    @discardableResult
    mutating func add(_ entry: [UInt8]) -> (shard: Int, index: Int) {
        if count > 0, body.count + entry.count > limit { close() }
        if count > 0 { body.append(0x2C) }
        body += entry
        count += 1
        return (number, count - 1)
    }

    mutating func close() {
        guard count > 0 else { return }
        let text = "tabadulSearch(\"\(family)\",\(number),[" + String(decoding: body, as: UTF8.self) + "])\n"
        files.append(("search/\(family)-\(number).js", text))
        body.removeAll(keepingCapacity: true)
        count = 0
    }
}

/// Numbers in few printable bytes: one up to 57, two up to 993, else four.
///
/// No sign needs an escape in a script. There are no digits, no `@` and no brackets, so that no list looks like a telephone number or an address to
/// who watches over what is published.
enum Compact {
    static let signs: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+,-./:;=>?^_~".utf8)

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        switch number {
        case ..<58: bytes.append(signs[max(0, number)])
        case ..<(58 + 13 * 72):
            let rest = number - 58
            bytes.append(signs[58 + rest / 72])
            bytes.append(signs[rest % 72])
        default:
            let rest = number - 58 - 13 * 72
            bytes.append(signs[71])
            bytes.append(signs[rest / 5184 % 72])
            bytes.append(signs[rest / 72 % 72])
            bytes.append(signs[rest % 72])
        }
    }
}

extension Array where Element == UInt8 {
    /// A string literal; the text holds nothing that needs an escape.
    static func literal(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }
}
