internal import Bytes

/// File and folder names that are valid on every system: no path separators, no device names of Windows.
package enum PortableName {
    private static let devices: Set<String> = ["con", "prn", "aux", "nul"]

    package static func isValid(_ part: some StringProtocol) -> Bool {
        guard !part.isEmpty, part.utf8.count <= 120, part.first != "-", part.first != "." else { return false }
        // Fast path: most names are ASCII and longer than every device name.
        if part.utf8.count > 4, part.utf8.allSatisfy(isPlain) { return true }
        let lower = part.lowercased()
        if devices.contains(lower) { return false }
        if lower.count == 4, lower.hasPrefix("com") || lower.hasPrefix("lpt"), lower.last?.isNumber == true { return false }
        return part.unicodeScalars.allSatisfy(isAllowed)
    }

    /// Whether the name of an entry's file can be the last part of its URL: lower-case Latin letters, digits and hyphens.
    package static func isEntryName(_ name: some StringProtocol) -> Bool {
        guard isValid(name), name.utf8.count <= 80 else { return false }
        return name.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == .hyphen }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == .hyphen || byte == .underscore || byte.isASCIIDigit || byte.isASCIILowercase
    }

    /// Letters and digits of any script, hyphens and underscores.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
