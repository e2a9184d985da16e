internal import Bytes

/// The direction of text, and the runs in it that must be isolated.
///
/// Without isolation, a telephone number of several groups is displayed in the wrong order inside Arabic text.
package enum Bidi {
    /// The direction of the majority of letters; nil without letters.
    package static func dominantDirection(of text: String) -> Direction? {
        var count = LetterCount()
        count.add(text)
        return count.direction
    }

    /// Counts letters of both directions in several texts.
    package struct LetterCount: Sendable {
        private var rightToLeft = 0
        private var leftToRight = 0

        package init() {}

        /// Not generic: it runs over every text of the site, and a generic loop took a tenth of the build time.
        package mutating func add(_ text: String) {
            var text = text
            text.withUTF8 { bytes in
                // Counts in bytes, at most 255 at a time, in a form that the compiler vectorizes.
                var index = 0
                while index < bytes.count {
                    let end = min(index &+ 255, bytes.count)
                    var (left, right): (UInt8, UInt8) = (0, 0)
                    while index < end {
                        let byte = bytes[index]
                        left &+= (byte.isASCIILetter ? 1 : 0) | (byte &- 0xC3 < 3 ? 1 : 0)
                        right &+= byte &- 0xD6 < 10 ? 1 : 0
                        index &+= 1
                    }
                    leftToRight += Int(left)
                    rightToLeft += Int(right)
                }
            }
        }

        package var hasRightToLeft: Bool { rightToLeft > 0 }

        package var direction: Direction? {
            if rightToLeft == 0 && leftToRight == 0 { return nil }
            return rightToLeft >= leftToRight ? .rightToLeft : .leftToRight
        }
    }

    /// How a run of text is isolated from the text around it.
    package enum BidiIsolation: Sendable, Equatable {
        /// Not isolated.
        case none
        /// Always left to right: telephone numbers, web addresses, law numbers, numbers with a sign or unit.
        case leftToRight
        /// In the direction of the paragraph: ranges of years.
        case paragraph
        /// Words of the other direction.
        case foreign(Direction)
    }

    /// Splits UTF-8 text of a paragraph into runs and calls `body` for each, in order.
    ///
    /// One pass over the bytes. Text that needs no isolation is passed on as one run.
    package static func runs(
        in text: UnsafeBufferPointer<UInt8>, paragraph: Direction, body: (UnsafeBufferPointer<UInt8>, BidiIsolation) -> Void
    ) {
        var start = 0
        var index = 0
        while let opening = nextOpening(in: text, from: index, paragraph: paragraph) {
            let run = DirectionRun(in: text, at: opening, paragraph: paragraph)
            index = run.end
            if run.isolation == .none { continue }
            if opening > start { body(UnsafeBufferPointer(rebasing: text[start..<opening]), .none) }
            body(UnsafeBufferPointer(rebasing: text[opening..<run.end]), run.isolation)
            start = run.end
        }
        if start < text.count { body(UnsafeBufferPointer(rebasing: text[start..<text.count]), .none) }
    }

    /// The next byte that may begin a run. It may be inside a word, since Arabic conjunctions are joined to what follows: و2023, وIOM.
    private static func nextOpening(in text: UnsafeBufferPointer<UInt8>, from start: Int, paragraph: Direction) -> Int? {
        switch paragraph {
        case .rightToLeft:
            for index in start..<text.count {
                let byte = text[index]
                if byte >= 0xD6 || (!byte.isASCII && byte < 0xC3) || byte == .space { continue }
                if isLatinStart(byte) || isDigit(byte) || byte == .plus || byte == .hyphen { return index }
            }
        case .leftToRight:
            for index in start..<text.count where isArabicStart(text[index]) { return index }
        }
        return nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit }
    static func isLatinStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || (0xC3...0xC5).contains(byte)
    }
    static func isArabicStart(_ byte: UInt8) -> Bool { byte.isArabicLead }
    static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte.isASCIILetter || (!byte.isASCII && byte != 0xC2 && byte != 0xE2)
    }
}

/// One run, recognised by its first byte: its end, and its isolation.
private struct DirectionRun {
    let end: Int
    let isolation: Bidi.BidiIsolation

    init(in text: UnsafeBufferPointer<UInt8>, at index: Int, paragraph: Direction) {
        if paragraph == .leftToRight {
            self.init(end: Self.arabicEnd(text, index), isolation: .foreign(.rightToLeft))
        } else if Bidi.isLatinStart(text[index]) {
            self.init(end: Self.latinEnd(text, index), isolation: .foreign(.leftToRight))
        } else if Bidi.isDigit(text[index]) || Self.isSign(text, index) {
            self.init(numberIn: text, at: index)
        } else {
            self.init(end: index + 1, isolation: .none)
        }
    }

    private init(end: Int, isolation: Bidi.BidiIsolation) {
        self.end = end
        self.isolation = isolation
    }

    /// A number with separators, sign or percent sign. Plain digits need no isolation.
    private init(numberIn text: UnsafeBufferPointer<UInt8>, at start: Int) {
        var end = start
        var groups = 0
        var (hyphens, others) = (0, 0)
        func count(_ sign: UInt8) { if sign == .hyphen { hyphens += 1 } else { others += 1 } }
        if !Bidi.isDigit(text[end]) {
            count(text[end])
            end += 1
        }
        while end < text.count, Bidi.isDigit(text[end]) {
            groups += 1
            while end < text.count, Bidi.isDigit(text[end]) { end += 1 }
            guard end + 1 < text.count, Self.joinsGroups(text[end]), Bidi.isDigit(text[end + 1]) else { break }
            // A space joins groups only in a telephone number: at least two digits follow.
            if text[end] == .space {
                guard end + 2 < text.count, Bidi.isDigit(text[end + 2]), Self.looksLikePhone(text, start, end) else { break }
            }
            count(text[end])
            end += 1
        }
        if end < text.count, text[end] == .percent {
            count(.percent)
            end += 1
        }
        if hyphens + others == 0 {
            self.init(end: end, isolation: .none)
        } else if others == 0, groups == 2, end - start == 9 {
            self.init(end: end, isolation: .paragraph)
        } else {
            self.init(end: end, isolation: .leftToRight)
        }
    }

    private static func joinsGroups(_ byte: UInt8) -> Bool {
        switch byte {
        case .space, .comma, .hyphen, .period, .slash, .colon: true
        default: false
        }
    }

    /// True for `+216 80…` and `0800 …`: the groups before the space start with a plus or a zero, or already held a space.
    private static func looksLikePhone(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if text[start] == .plus || text[start] == UInt8(ascii: "0") { return true }
        if text[start..<end].contains(32) { return true }
        // 80 104 748: two digits, then threes.
        return end - start == 2 && end + 4 <= text.count && text[(end + 1)..<(end + 4)].allSatisfy(Bidi.isDigit)
    }

    private static func isSign(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard text[index] == .plus || text[index] == .hyphen, index + 1 < text.count, Bidi.isDigit(text[index + 1]) else { return false }
        return index == 0 || text[index - 1] == .space || text[index - 1] == .openParenthesis
    }

    /// Latin words with the spaces, digits and URL characters between them, without trailing punctuation.
    private static func latinEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        var last = start
        while end < text.count {
            let byte = text[end]
            if Bidi.isArabicStart(byte) { break }
            if byte == 0xC2 || byte == 0xE2 {
                // « » and general punctuation: an apostrophe or a dash inside a word may stay, a quote ends the run.
                let isApostrophe = byte == 0xE2 && end + 2 < text.count && text[end + 1] == 0x80 && text[end + 2] == 0x99
                guard isApostrophe else { break }
                end += 3
                continue
            }
            if byte == .openParenthesis || byte == .closeParenthesis || byte == .openBracket || byte == .closeBracket || byte == .newline {
                break
            }
            end += 1
            if !byte.isASCII || Bidi.isWordByte(byte) { last = end }
        }
        return max(last, start + 1)
    }

    private static func arabicEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        var last = start
        while end < text.count {
            let byte = text[end]
            if byte.isASCII {
                guard byte == .space || Bidi.isDigit(byte) || byte == .hyphen || byte == .period else { break }
                end += 1
                continue
            }
            if byte == 0xC2 || byte == 0xE2 { break }
            if Bidi.isLatinStart(byte) { break }
            end += 1
            last = end
        }
        return max(last, start + 1)
    }
}
