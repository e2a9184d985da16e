/// Classes of the UTF-16 units of folded words.
extension UInt16 {
    static var period: UInt16 { 0x2E }
    var isASCIIDigit: Bool { self &- 0x30 < 10 }
    /// A letter of the Arabic block, U+0620 to U+06D3.
    var isArabicLetter: Bool { self >= 0x620 && self <= 0x6D3 }
}
