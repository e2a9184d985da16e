internal import Bytes
internal import Localization

/// The values of a submitted form by name, in order.
struct URLEncodedForm: Sendable {
    private(set) var values: [String: [String]] = [:]

    init(values: [String: [String]]) { self.values = values }

    /// Nil for bytes that are not a URL-encoded form.
    init?(_ body: [UInt8]) {
        for pair in body.split(separator: .ampersand) {
            let halves = pair.split(separator: .equals, maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = halves.first.flatMap(Self.decoded), let value = Self.decoded(halves.count > 1 ? halves[1] : []) else {
                return nil
            }
            values[name, default: []].append(Self.cleaned(value))
        }
    }

    func text(_ name: String) -> String? { values[name]?.first }

    /// Removes invisible characters pasted from word processors: soft hyphens, zero-width spaces, direction controls.
    static func cleaned(_ text: String) -> String {
        func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
            DeceptiveCharacter.isInvisible(scalar) || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        guard text.unicodeScalars.contains(where: isUnwanted) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnwanted($0) }))
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        let spaced = bytes.map { $0 == .plus ? .space : $0 }
        guard let text = String(validating: spaced, as: UTF8.self) else { return nil }
        return RequestGuard.decoded(text[...])
    }
}
