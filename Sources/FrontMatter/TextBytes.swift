// Properties of texts, computed from their bytes.

extension String {
    /// The number of Unicode scalars, counted without decoding.
    var characterCount: Int {
        var copy = self
        return copy.withUTF8 { bytes in
            var continuing = 0
            for index in 0..<bytes.count { continuing &+= bytes[index] & 0xC0 == 0x80 ? 1 : 0 }
            return bytes.count - continuing
        }
    }

    /// Whether it is a web address without spaces, quotation marks or angle brackets.
    var isAddress: Bool {
        var copy = self
        let (isClean, isPlain) = copy.withUTF8 { bytes in
            var issues: UInt8 = 0
            for index in 0..<bytes.count {
                let byte = bytes[index]
                issues |= byte <= 32 || byte == 0x22 || byte == 0x3C || byte == 0x3E ? 1 : 0
            }
            return (issues == 0, bytes.begins("https://") || bytes.begins("http://"))
        }
        if isPlain || !isClean { return isClean }
        // Only ASCII is handled here; other first letters need full decoding.
        let lower = lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the text begins with a lower-case ASCII prefix, ignoring case, and continues in ASCII.
    fileprivate func begins(_ prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard count > length, self[length] < 0x80 else { return false }
        return prefix.withUTF8Buffer { prefix in
            prefix.indices.allSatisfy { self[$0] == prefix[$0] || (self[$0] &- 0x41 < 26 && self[$0] | 0x20 == prefix[$0]) }
        }
    }
}
