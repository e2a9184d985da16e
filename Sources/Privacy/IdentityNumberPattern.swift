/// The shapes of numbers on identity papers.
enum IdentityNumberPattern {
    /// Fourteen digits: century, birth date, governorate, serial, check digit.
    static func isEgyptian(_ digits: [UInt8]) -> Bool {
        guard digits.count == 14, digits[0] == 2 || digits[0] == 3 else { return false }
        let month = digits[3] * 10 + digits[4], day = digits[5] * 10 + digits[6], governorate = digits[7] * 10 + digits[8]
        return (1...12).contains(month) && (1...31).contains(day)
            && ((1...4).contains(governorate) || (11...35).contains(governorate) || governorate == 88)
    }

    /// One or two capitals and five to eight digits, standing alone: Moroccan identity cards, and passports of the three countries.
    ///
    /// With a space between only where a word says what it is: laws and documents are numbered so, too.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>, _ cluster: DigitRun) -> Range<Int>? {
        guard let group = cluster.groups.first, (5...8).contains(group.digits.count) else { return nil }
        let digits = group.range
        guard digits.upperBound == bytes.count || !joins(bytes[digits.upperBound]) else { return nil }
        if digits.upperBound < bytes.count, bytes[digits.upperBound] == 0x2F || bytes[digits.upperBound] == 0x2D { return nil }
        var start = digits.lowerBound
        let isSpaced = start > 0 && (bytes[start - 1] == 0x20 || bytes[start - 1] == 0x2D)
        if isSpaced { start -= 1 }
        var letters = 0
        while start > 0, letters < 3, (65...90).contains(bytes[start - 1]) {
            start -= 1
            letters += 1
        }
        guard (1...2).contains(letters) else { return nil }
        if start > 0, joins(bytes[start - 1]) || [0x2F, 0x2D, 0x2E, 0x23, 0x25, 0x3D, 0x26].contains(bytes[start - 1]) { return nil }
        if isSpaced || group.digits.count == 8, !ContextKeywords.precede(before: start, bytes, ContextKeywords.identity) { return nil }
        return start..<digits.upperBound
    }

    private static func joins(_ byte: UInt8) -> Bool { Letters.isASCII(byte) || (48...57).contains(byte) || byte == 0x5F }
}

/// Places on a map.
enum Coordinates {
    /// `33.5731, -7.5898`, or degrees with minutes.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>, _ cluster: DigitRun) -> Range<Int>? {
        guard let first = cluster.groups.first else { return nil }
        if let end = degrees(bytes, from: cluster.end), cluster.groups.count <= 2, first.digits.count <= 3 {
            return first.range.lowerBound..<end
        }
        guard let end = decimal(bytes, from: first.range.lowerBound) else { return nil }
        var index = end
        var separators = 0
        while index < bytes.count, separators < 4 {
            if [0x20, 0x2C, 0x3B, 0x09, 0x2F].contains(bytes[index]) {
                index += 1
            } else if index + 1 < bytes.count, bytes[index] == 0xD8, bytes[index + 1] == 0x8C || bytes[index + 1] == 0x9B {
                index += 2
            } else {
                break
            }
            separators += 1
        }
        guard separators > 0, index < bytes.count else { return nil }
        if bytes[index] == 0x2D || bytes[index] == 0x2B { index += 1 }
        return decimal(bytes, from: index).map { first.range.lowerBound..<$0 }
    }

    /// One to three digits, a dot, four digits or more.
    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start, whole = 0, fraction = 0
        while index < bytes.count, let (_, width) = Digits.value(bytes, index) {
            index += width
            whole += 1
        }
        guard (1...3).contains(whole), index < bytes.count else { return nil }
        if bytes[index] == 0x2E {
            index += 1
        } else if index + 1 < bytes.count, bytes[index] == 0xD9, bytes[index + 1] == 0xAB {
            index += 2
        } else {
            return nil
        }
        while index < bytes.count, let (_, width) = Digits.value(bytes, index) {
            index += width
            fraction += 1
        }
        return fraction >= 4 ? index : nil
    }

    /// `33°34'` and `33°34′`, not a temperature: digits and a sign of minutes follow.
    private static func degrees(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + 2 < bytes.count, bytes[start] == 0xC2, bytes[start + 1] == 0xB0 else { return nil }
        var index = start + 2
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        let digits = index
        while index < bytes.count, let (_, width) = Digits.value(bytes, index) { index += width }
        guard index > digits, index < bytes.count, bytes[index] == 0x27 || bytes[index] == 0xE2 || bytes[index] == 0x2E else { return nil }
        return index
    }
}

/// Open Location Codes: `8C65+7W Rabat`.
enum PlusCode {
    /// 23456789CFGHJMPQRVWX
    private static func isOfCode(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x32...0x39, 0x43, 0x46...0x48, 0x4A, 0x4D, 0x50...0x52, 0x56...0x58: true
        default: false
        }
    }

    static func range(_ bytes: UnsafeBufferPointer<UInt8>, at plus: Int) -> Range<Int>? {
        var start = plus, end = plus + 1
        while start > 0, isOfCode(bytes[start - 1]), plus - start < 9 { start -= 1 }
        while end < bytes.count, isOfCode(bytes[end]), end - plus < 5 { end += 1 }
        guard [4, 6, 8].contains(plus - start), (3...4).contains(end - plus) else { return nil }
        let code = bytes[start..<end]
        guard code.contains(where: Letters.isASCII), code.contains(where: { (48...57).contains($0) }) else { return nil }
        func joins(_ index: Int) -> Bool {
            bytes.indices.contains(index) && (Letters.isASCII(bytes[index]) || (48...57).contains(bytes[index]))
        }
        return joins(start - 1) || joins(end) ? nil : start..<end
    }
}
