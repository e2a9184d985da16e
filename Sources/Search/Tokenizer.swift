/// Splits UTF-8 text into folded words. `docs/search.md` has the rules, which the client implements too.
struct Tokenizer {
    private let letters = CharacterFolding.shared
    /// The folded letters of the current word.
    private var word: [UInt16] = []
    private var kind = CharacterClass.none
    /// Whether the word began with an alef that carries a hamza: then it has no article.
    private var beginsWithHamza = false

    /// Calls `found` with the folded letters of each word of valid UTF-8, and whether it began with a hamza.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: ([UInt16], Bool) -> Void) {
        var index = 0
        while index < bytes.count {
            let scalar = Self.next(bytes, &index)
            let unit = scalar < 0x10000 ? letters.units[Int(scalar)] : CharacterFolding.separator
            switch unit {
            case CharacterFolding.drop: continue
            case CharacterFolding.separator:
                if kind == .number, Self.joinsNumbers(scalar), startsDigit(bytes, index) {
                    word.append(.period)
                } else {
                    end(found)
                }
            case CharacterFolding.several:
                for unit in letters.sequences[UInt16(scalar)] ?? [] { take(unit, scalar, found) }
            default: take(unit, scalar, found)
            }
        }
        end(found)
    }

    private mutating func take(_ unit: UInt16, _ scalar: UInt32, _ found: ([UInt16], Bool) -> Void) {
        let isDigit = unit.isASCIIDigit
        let isArabic = unit.isArabicLetter
        switch (kind, isDigit, isArabic) {
        case (.none, _, _): break
        case (.arabic, false, true), (.latin, _, false), (.number, true, _): break
        // "4P" is one word; "27.14a" is not.
        case (.number, false, false) where !word.contains(.period): kind = .latin
        default: end(found)
        }
        if kind == .none {
            kind = isArabic ? .arabic : isDigit ? .number : .latin
            beginsWithHamza = scalar == 0x622 || scalar == 0x623 || scalar == 0x625
        }
        word.append(unit)
    }

    private mutating func end(_ found: ([UInt16], Bool) -> Void) {
        guard kind != .none else { return }
        found(word, beginsWithHamza)
        word.removeAll(keepingCapacity: true)
        kind = .none
    }

    /// 27.14, 27-14, 27/14, 27,14 and the like are one number.
    private static func joinsNumbers(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C...0x2F, 0x2010...0x2014, 0x66B, 0x66C: true
        default: false
        }
    }

    private func startsDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var index = index
        while index < bytes.count {
            let scalar = Self.next(bytes, &index)
            let unit = scalar < 0x10000 ? letters.units[Int(scalar)] : CharacterFolding.separator
            if unit == CharacterFolding.drop { continue }
            return unit.isASCIIDigit
        }
        return false
    }

    /// The scalar at `index` of valid UTF-8.
    @inline(__always)
    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
        let first = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
        if first < 0x80 {
            index += 1
            return first
        }
        if first < 0xE0 {
            defer { index += 2 }
            return (first & 0x1F) << 6 | tail(1)
        }
        if first < 0xF0 {
            defer { index += 3 }
            return (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
        }
        defer { index += 4 }
        return (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    }
}

private enum CharacterClass { case none, arabic, latin, number }
