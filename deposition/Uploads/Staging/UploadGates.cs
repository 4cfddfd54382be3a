namespace Hub.Deposition.Uploads;

/// <summary>
/// Lets one request at a time work on an upload. A newer one asks the older to stop: a client that comes back after its
/// connection broke must not wait until the server has noticed.
/// </summary>
internal sealed class UploadGates : IDisposable
{
    private readonly Dictionary<string, Gate> gates = new(StringComparer.Ordinal);

    /// <summary>Asks the older request to stop, waits for that and returns the pass; disposing of it lets the next one in.</summary>
    public Task<Pass> EnterAsync(string id, CancellationToken cancellationToken) => EnterAsync(id, interrupts: true, cancellationToken);

    /// <summary>The same without asking anybody to stop.</summary>
    public Task<Pass> WaitAsync(string id, CancellationToken cancellationToken) => EnterAsync(id, interrupts: false, cancellationToken);

    public void Dispose()
    {
        lock (gates)
        {
            foreach (var gate in gates.Values)
            {
                gate.Turn.Dispose();
            }

            gates.Clear();
        }
    }

    private async Task<Pass> EnterAsync(string id, bool interrupts, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (gates)
        {
            gate = gates.TryGetValue(id, out var known) ? known : gates[id] = new Gate();
            gate.Users++;
            if (interrupts)
            {
                gate.Current?.Cancel();
            }
        }

        try
        {
            await gate.Turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(id, gate);
            throw;
        }

        var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (gates)
        {
            gate.Current = mine;
        }

        return new Pass(this, id, gate, mine);
    }

    private void Leave(string id, Gate gate)
    {
        lock (gates)
        {
            if (--gate.Users == 0)
            {
                gates.Remove(id);
                gate.Turn.Dispose();
            }
        }
    }

    /// <summary>The right to work on an upload.</summary>
    internal sealed class Pass(UploadGates gates, string id, Gate gate, CancellationTokenSource stop) : IDisposable
    {
        /// <summary>Asks to stop, because the request ended or a newer one came.</summary>
        public CancellationToken Stop => stop.Token;

        public void Dispose()
        {
            lock (gates.gates)
            {
                gate.Current = null;
            }

            stop.Dispose();
            gate.Turn.Release();
            gates.Leave(id, gate);
        }
    }

    internal sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Users { get; set; }

        public CancellationTokenSource? Current { get; set; }
    }
}
