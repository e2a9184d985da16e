internal import Bytes

/// Bytes of script files that hand data to the client: `tabadulSearch("p",3,[…])`. Script files, because a page opened from a disk may load nothing else.
struct ShardWriter {
    private let family: String
    private let limit: Int
    /// The entries of the current shard. Callers append JavaScript between `begin` and `end`.
    var body: [UInt8] = []
    private var start = 0
    private(set) var files: [(path: String, bytes: [UInt8])] = []
    /// The number of entries in the current shard.
    private var count = 0

    init(_ family: String, limit: Int) {
        self.family = family
        self.limit = limit
    }

    /// The current shard.
    var number: Int { files.count }

    mutating func begin() {
        if count > 0 { body.append(.comma) }
        start = body.count
    }

    /// Ends the shard before this entry if the entry makes it too long.
    /// - Returns: the shard of the entry, and its index in it.
    @discardableResult
    mutating func end() -> (shard: Int, index: Int) {
        // The comma before the entry does not count.
        if count > 0, body.count - 1 > limit {
            let entry = Array(body[start...])
            body.removeLast(entry.count + 1)
            close()
            body.append(contentsOf: entry)
        }
        count += 1
        return (number, count - 1)
    }

    mutating func close() {
        guard count > 0 else { return }
        files.append(Self.file(family, number) { $0.append(contentsOf: body) })
        body.removeAll(keepingCapacity: true)
        count = 0
    }

    /// A file with the entries that `write` appends.
    static func file(_ family: String, _ number: Int, _ write: (inout [UInt8]) -> Void) -> (path: String, bytes: [UInt8]) {
        var bytes = Array("tabadulSearch(\"\(family)\",\(number),[".utf8)
        write(&bytes)
        bytes.append(contentsOf: "])\n".utf8)
        return ("search/\(family)-\(number).js", bytes)
    }
}

/// Encodes numbers in printable characters: one up to 57, two up to 993, else four.
///
/// No sign needs an escape in a script. There are no digits, no `@` and no brackets, so that no list looks like a telephone number or an address to
/// who watches over what is published.
enum Base72 {
    private static let digits: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+,-./:;=>?^_~"

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        switch number {
        case ..<58: append(sign: max(0, number), to: &bytes)
        case ..<(58 + 13 * 72):
            let rest = number - 58
            append(sign: 58 + rest / 72, to: &bytes)
            append(sign: rest, to: &bytes)
        default:
            let rest = number - 58 - 13 * 72
            append(sign: 71, to: &bytes)
            append(sign: rest / 5184, to: &bytes)
            append(sign: rest / 72, to: &bytes)
            append(sign: rest, to: &bytes)
        }
    }

    @inline(__always)
    private static func append(sign number: Int, to bytes: inout [UInt8]) { bytes.append(digits.utf8Start[number % 72]) }
}
