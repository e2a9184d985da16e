/// What a form sent: values by name, in their order.
struct URLEncodedForm: Sendable {
    private(set) var values: [String: [String]] = [:]

    /// Nil for bytes that no form sends.
    init?(_ body: [UInt8]) {
        for pair in body.split(separator: 0x26) {
            let halves = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = halves.first.flatMap(Self.decoded), let value = Self.decoded(halves.count > 1 ? halves[1] : []) else {
                return nil
            }
            values[name, default: []].append(value)
        }
    }

    func text(_ name: String) -> String? { values[name]?.first }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        let spaced = bytes.map { $0 == 0x2B ? 0x20 : $0 }
        guard let text = String(validating: spaced, as: UTF8.self) else { return nil }
        return RequestGuard.decoded(text[...])
    }
}
