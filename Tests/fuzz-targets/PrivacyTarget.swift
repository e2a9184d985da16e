import Privacy

/// The privacy check: what is found lies within what was read.
enum PrivacyTarget {
    private static let scan = PersonalDataScan(PrivacyAllowlist())
    private static let names = ForbiddenNameList("فاطمة الزهراء\nJean Dupont")

    static func privacy(_ bytes: [UInt8], _ text: String) {
        let length = text.utf8.count
        precondition(scan.findings(in: text).allSatisfy { $0.offset >= 0 && $0.offset < length && !$0.text.isEmpty })
        precondition(MisleadingCharacterScan.findings(in: text).allSatisfy { $0.offset < length })
        precondition(bytes.withUnsafeBufferPointer { VisibleText.of($0) }.count <= bytes.count * 2 + 2)
        precondition(names.findings(in: text).allSatisfy { $0.range.upperBound <= length })
        precondition(names.findings(in: names.masked(text)).isEmpty, "a masked name is found again")
    }
}
