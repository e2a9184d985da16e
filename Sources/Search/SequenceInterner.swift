internal import Bytes

/// Numbers distinct runs of bytes or letters in order of first use. All runs share one array, so that none needs an allocation.
struct SequenceInterner<Unit: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private var units: [Unit] = []
    /// The start of each run, and the end of the last.
    private var starts: [UInt32] = [0]
    /// A hash table with open addressing, at most half full.
    private var positions: [Bucket]

    private struct Bucket {
        /// Half of the run's hash, which rules out most other runs without comparing them.
        var hash: UInt32 = 0
        /// The run's number plus one; zero means empty.
        var next: UInt32 = 0
    }

    /// - Parameter places: the initial size of the table, a power of two.
    init(positions: Int = 1 << 8) { self.positions = Array(repeating: Bucket(), count: positions) }

    var count: Int { starts.count - 1 }

    func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

    subscript(number: Int) -> ArraySlice<Unit> { units[range(of: number)] }

    func find(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int? {
        let found = positions[position(of: run, hash)].next
        return found == 0 ? nil : Int(found) - 1
    }

    /// The number of a run. A new run gets the next number.
    mutating func add(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int {
        let position = position(of: run, hash)
        if positions[position].next > 0 { return Int(positions[position].next) - 1 }
        units.append(contentsOf: run)
        starts.append(UInt32(units.count))
        positions[position] = Bucket(hash: UInt32(truncatingIfNeeded: hash), next: UInt32(count))
        if count * 2 > positions.count { grow() }
        return count - 1
    }

    /// The slot of the run in the table, or the slot where it can be inserted.
    private func position(of run: UnsafeBufferPointer<Unit>, _ hash: UInt64) -> Int {
        let half = UInt32(truncatingIfNeeded: hash)
        var position = Int(half) & (positions.count - 1)
        while positions[position].next > 0 {
            if positions[position].hash == half, isEqual(run, Int(positions[position].next) - 1) { break }
            position = (position + 1) & (positions.count - 1)
        }
        return position
    }

    private func isEqual(_ run: UnsafeBufferPointer<Unit>, _ number: Int) -> Bool {
        let range = range(of: number)
        guard range.count == run.count else { return false }
        return units.withUnsafeBytes { all in
            let size = MemoryLayout<Unit>.size
            let known = UnsafeRawBufferPointer(rebasing: all[range.lowerBound * size..<range.upperBound * size])
            return ByteRunHash.areEqual(UnsafeRawBufferPointer(run), known)
        }
    }

    private mutating func grow() {
        let taken = positions.filter { $0.next > 0 }
        positions = Array(repeating: Bucket(), count: positions.count * 2)
        for run in taken {
            var position = Int(run.hash) & (positions.count - 1)
            while positions[position].next > 0 { position = (position + 1) & (positions.count - 1) }
            positions[position] = run
        }
    }
}

extension SequenceInterner where Unit == UInt16 {
    func find(_ letters: [UInt16]) -> Int? { letters.withUnsafeBufferPointer { find($0, hash: ByteRunHash.hash(of: $0)) } }

    mutating func add(_ letters: ArraySlice<UInt16>) -> Int { letters.withUnsafeBufferPointer { add($0, hash: ByteRunHash.hash(of: $0)) } }

    mutating func add(_ text: String) -> Int { add(Array(text.utf16)[...]) }
}
