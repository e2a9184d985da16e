// Properties of texts, computed from their bytes.

internal import Bytes

extension String {
    /// The number of Unicode scalars, counted without decoding.
    var characterCount: Int {
        var copy = self
        return copy.withUTF8 { bytes in
            var continuing = 0
            for index in 0..<bytes.count { continuing &+= bytes[index].isUTF8Continuation ? 1 : 0 }
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
                issues |= byte <= .space || byte == .quote || byte == .lessThan || byte == .greaterThan ? 1 : 0
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
        guard count > length, self[length].isASCII else { return false }
        return prefix.withUTF8Buffer { prefix in
            prefix.indices.allSatisfy { self[$0] == prefix[$0] || (self[$0].isASCIIUppercase && self[$0] | .lowercaseBit == prefix[$0]) }
        }
    }
}
