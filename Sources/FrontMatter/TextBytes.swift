// What fields ask of a text, answered from its bytes.

extension String {
    /// How many characters (Unicode scalars) it has, counted without decoding them.
    var characterCount: Int {
        var copy = self
        return copy.withUTF8 { bytes in
            var continuing = 0
            for index in 0..<bytes.count { continuing &+= bytes[index] & 0xC0 == 0x80 ? 1 : 0 }
            return bytes.count - continuing
        }
    }

    /// Whether it is an address of the web, without spaces, quotation marks or angle brackets.
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
        // Of a first letter beyond ASCII, more than its bytes would have to be known.
        let lower = lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with lower-case ASCII, in either case, and go on in ASCII.
    fileprivate func begins(_ prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard count > length, self[length] < 0x80 else { return false }
        return prefix.withUTF8Buffer { prefix in
            prefix.indices.allSatisfy { self[$0] == prefix[$0] || (self[$0] &- 0x41 < 26 && self[$0] | 0x20 == prefix[$0]) }
        }
    }
}
