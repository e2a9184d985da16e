/// Applies a function to slices of an array on all cores and returns the results in the order of the input.
///
/// Each core takes one contiguous slice at a time rather than a task per element; small slices balance the load.
package func concurrentMap<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], cores: Int, _ transform: @escaping @Sendable (Input) throws -> Output
) async rethrows -> [Output] {
    if inputs.count < 2 || cores < 2 { return try inputs.map(transform) }
    let size = max(1, inputs.count / (cores * 4))
    let starts = Array(stride(from: 0, to: inputs.count, by: size))
    return try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
        var next = 0
        func add() {
            guard next < starts.count else { return }
            let start = starts[next]
            next += 1
            group.addTask { (start, try inputs[start..<min(start + size, inputs.count)].map(transform)) }
        }
        for _ in 0..<cores { add() }
        var slices: [Int: [Output]] = [:]
        for try await (start, outputs) in group {
            slices[start] = outputs
            add()
        }
        return starts.flatMap { slices[$0] ?? [] }
    }
}
