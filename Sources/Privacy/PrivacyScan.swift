package import Diagnostics

/// Something that would lead to a person, and where it stands in the text.
package struct PrivacyFinding: Sendable, Hashable {
    package let code: DiagnosticCode
    /// As written.
    package let text: String
    /// Bytes from the start of the text.
    package let offset: Int
}

/// What may be published although it has the shape of something private.
package struct Allowlist: Sendable, Equatable {
    /// Helplines as printed; compared by their digits, with or without the country's code.
    package var helplines: [String] = []
    /// Domains of institutions; their sub-domains with them.
    package var domains: Set<String> = []

    package init() {}
}

/// Looks for telephone numbers, e-mail addresses, numbers of identity papers, coordinates and map links, case numbers tied to persons and
/// whereabouts of shelters.
///
/// One pass, sixteen bytes at a time: only what can open a finding is looked at by itself.
package struct PrivacyScan: Sendable {
    /// How much a text is trusted to be prose: data files hold long numbers that are nothing but numbers.
    package enum Kind: Sendable { case prose, data }

    private let helplines: Set<String>
    private let domains: Set<String>
    private let words = WordPatterns()

    package init(_ permitted: Allowlist) {
        helplines = Set(permitted.helplines.map { PhonePattern.significant($0.filter { $0.isASCII && $0.isNumber }) })
        domains = permitted.domains
    }

    package func findings(in text: String, kind: Kind = .prose) -> [PrivacyFinding] {
        var text = text
        return text.withUTF8 { findings(in: $0, kind: kind) }
    }

    package func findings(in bytes: UnsafeBufferPointer<UInt8>, kind: Kind = .prose) -> [PrivacyFinding] {
        var findings: [PrivacyFinding] = []
        func add(_ code: DiagnosticCode, _ range: Range<Int>) {
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
            findings.append(PrivacyFinding(code: code, text: text, offset: range.lowerBound))
        }
        var index = 0
        while let opening = Self.next(bytes, &index) {
            switch opening {
            case .digit:
                guard let (end, digits) = DigitRun.extent(bytes, from: index) else { break }
                // The shortest private number, of an identity card, has five digits; degrees and Arabic decimals have a sign after them.
                guard digits >= 5 || (end < bytes.count && (bytes[end] == 0xC2 || bytes[end] == 0xD9)) else {
                    index = end
                    continue
                }
                // Pages are full of them: every date is there twice, for readers and for machines.
                if digits == 8, DigitRun.isISODate(bytes, index..<end) {
                    index = end
                    continue
                }
                let cluster = DigitRun(bytes, from: index)
                for hit in cluster.findings(bytes, kind: kind, helplines: helplines) { add(hit.code, hit.range) }
                index = cluster.end
                continue
            case .at:
                if let range = EmailPattern.address(bytes, at: index, permitted: domains) { add(.personalEmail, range) }
            case .colon:
                guard index + 2 < bytes.count, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F else { break }
                let address = WebAddress(bytes, at: index)
                if address.isMap { add(.mapCoordinates, address.range) }
                if let number = address.phone, !helplines.contains(PhonePattern.significant(number)) { add(.personalPhone, address.range) }
                if let range = address.mail(bytes, permitted: domains) { add(.personalEmail, range) }
                index = address.range.upperBound
                continue
            case .plus:
                if let range = PlusCode.range(bytes, at: index) { add(.mapCoordinates, range) }
            }
            index += 1
        }
        for hit in words.findings(bytes) { add(hit.code, hit.range) }
        return findings
    }

    private enum Opening { case digit, at, colon, plus }

    /// Moves on to the next byte that may open a finding.
    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Opening? {
        while true {
            index = candidate(bytes, from: index)
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case 0x40: return .at
            case 0x3A: return .colon
            case 0x2B: return .plus
            // Many letters of Arabic begin with the same byte as its digits.
            default: if Digits.value(bytes, index) != nil { return .digit }
            }
            index += 1
        }
    }

    /// The next place that is worth a look, sixteen bytes at a time.
    @inline(__always)
    private static func candidate(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        typealias Block = ByteScan.Block
        var index = start
        while index + 17 <= bytes.count {
            let block = bytes.block(at: index), next = bytes.block(at: index + 1)
            let isDigit = block &- Block(repeating: 0x30) .< Block(repeating: 10)
            let isSign = (block .== Block(repeating: 0x40)) .| (block .== Block(repeating: 0x2B))
            let isAddress = (block .== Block(repeating: 0x3A)) .& (next .== Block(repeating: 0x2F))
            // Digits of other scripts: their second bytes are these.
            let isWide = (block .>= Block(repeating: 0xD9)) .& (next &- Block(repeating: 0xA0) .< Block(repeating: 0x1D))
            let positions = ByteScan.positions(in: isDigit .| isSign .| isAddress .| isWide)
            if positions != 0 { return index + positions.trailingZeroBitCount / 4 }
            index += 16
        }
        return index
    }
}

/// Decimal digits of the scripts that our readers write.
enum Digits {
    /// The value of the digit that begins at an index, and how many bytes it takes.
    @inline(__always)
    static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (digit: UInt8, width: Int)? {
        let byte = bytes[index]
        if byte >= 0x30 && byte <= 0x39 { return (byte - 0x30, 1) }
        if byte < 0xD9 { return nil }
        if byte == 0xD9, index + 1 < bytes.count, bytes[index + 1] >= 0xA0, bytes[index + 1] <= 0xA9 { return (bytes[index + 1] - 0xA0, 2) }
        if byte == 0xDB, index + 1 < bytes.count, bytes[index + 1] >= 0xB0, bytes[index + 1] <= 0xB9 { return (bytes[index + 1] - 0xB0, 2) }
        if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, bytes[index + 2] >= 0x90, bytes[index + 2] <= 0x99 {
            return (bytes[index + 2] - 0x90, 3)
        }
        return nil
    }
}

/// Bytes that words are made of.
enum Letters {
    static func isASCII(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
