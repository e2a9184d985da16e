/// Sorts keys by their letters, forwards or backwards, in the same order as the client.
struct KeySorter {
    /// The first four letters, which almost always decide the order.
    private struct Key {
        let head: UInt64
        let number: Int
    }

    let numbers: [Int]

    init(_ keys: SequenceInterner<UInt16>, of chosen: some Sequence<Int>, fromBehind: Bool = false) {
        func letter(_ key: Int, _ position: Int) -> UInt16? {
            let letters = keys[key]
            guard position < letters.count else { return nil }
            return fromBehind ? letters[letters.endIndex - 1 - position] : letters[letters.startIndex + position]
        }
        func precedes(_ a: Int, _ b: Int) -> Bool {
            var position = 0
            while let first = letter(a, position) {
                guard let second = letter(b, position) else { return false }
                if first != second { return first < second }
                position += 1
            }
            return letter(b, position) != nil
        }
        let found = chosen.map { key in
            Key(head: (0..<4).reduce(0) { $0 << 16 | UInt64(letter(key, $1) ?? 0) }, number: key)
        }
        numbers = found.sorted { $0.head == $1.head ? precedes($0.number, $1.number) : $0.head < $1.head }.map(\.number)
    }
}

extension ArraySlice<UInt16> {
    var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the letters in UTF-8. All letters of keys are in the Basic Multilingual Plane, without surrogates.
    func append(to bytes: inout [UInt8]) {
        for unit in self {
            switch unit {
            case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: unit))
            case ..<0x800:
                bytes.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
            default:
                bytes.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
            }
        }
    }
}
