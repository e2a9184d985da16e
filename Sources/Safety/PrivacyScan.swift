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
package struct Permitted: Sendable, Equatable {
    /// Helplines as printed; compared by their digits, with or without the country's code.
    package var helplines: [String] = []
    /// Domains of institutions; their sub-domains with them.
    package var domains: Set<String> = []

    package init() {}
}

/// Looks for telephone numbers, e-mail addresses, numbers of identity papers, coordinates and map links, case numbers tied to persons and
/// whereabouts of shelters.
///
/// One pass: a table says which bytes can open a finding, all others cost one look.
package struct PrivacyScan: Sendable {
    /// How much a text is trusted to be prose: data files hold long numbers that are nothing but numbers.
    package enum Kind: Sendable { case prose, data }

    private let helplines: Set<String>
    private let domains: Set<String>
    private let words = WordPatterns()

    package init(_ permitted: Permitted) {
        helplines = Set(permitted.helplines.map { PhoneShape.significant($0.filter { $0.isASCII && $0.isNumber }) })
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
                guard let (end, digits) = NumberCluster.extent(bytes, from: index) else { break }
                // The shortest private number, of an identity card, has five digits; degrees and Arabic decimals have a sign after them.
                guard digits >= 5 || (end < bytes.count && (bytes[end] == 0xC2 || bytes[end] == 0xD9)) else {
                    index = end
                    continue
                }
                // Pages are full of them: every date is there twice, for readers and for machines.
                if digits == 8, NumberCluster.isISODate(bytes, index..<end) {
                    index = end
                    continue
                }
                let cluster = NumberCluster(bytes, from: index)
                for hit in cluster.findings(bytes, kind: kind, helplines: helplines) { add(hit.code, hit.range) }
                index = cluster.end
                continue
            case .at:
                if let range = MailShape.address(bytes, at: index, permitted: domains) { add(.personalEmail, range) }
            case .colon:
                guard index + 2 < bytes.count, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F else { break }
                let address = WebAddress(bytes, at: index)
                if address.isMap { add(.mapCoordinates, address.range) }
                if let number = address.phone, !helplines.contains(PhoneShape.significant(number)) { add(.personalPhone, address.range) }
                if let range = address.mail(bytes, permitted: domains) { add(.personalEmail, range) }
                index = address.range.upperBound
                continue
            case .plus:
                if let range = PlusCode.range(bytes, at: index) { add(.mapCoordinates, range) }
            case .none: break
            }
            index += 1
        }
        for hit in words.findings(bytes) { add(hit.code, hit.range) }
        return findings
    }

    private enum Opening: UInt8 { case none, digit, at, colon, plus }

    /// Moves on to the next byte that may open a finding.
    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Opening? {
        opens.withUnsafeBufferPointer { opens in
            var place = index
            while place < bytes.count {
                let opening = opens[Int(bytes[place])]
                if opening == .none {
                    place += 1
                } else if opening == .digit, Digits.value(bytes, place) == nil {
                    // Many letters of Arabic begin with the same byte as its digits.
                    place += 1
                } else {
                    index = place
                    return opening
                }
            }
            index = place
            return nil
        }
    }

    private static let opens: [Opening] = {
        var table = [Opening](repeating: .none, count: 256)
        for byte in 0x30...0x39 { table[byte] = .digit }
        // The first bytes of Arabic-Indic, Extended Arabic-Indic and full-width digits.
        for byte in [0xD9, 0xDB, 0xEF] { table[byte] = .digit }
        table[0x40] = .at
        table[0x3A] = .colon
        table[0x2B] = .plus
        return table
    }()
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
