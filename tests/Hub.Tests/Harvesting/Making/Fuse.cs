namespace Hub.Tests.Harvesting;

/// <summary>Blows at a chosen call, before it is carried out or after it, and stays blown.</summary>
public sealed class Fuse(int blowsAt)
{
    private int burnt;
    private int blown;

    public bool IsBlown => Volatile.Read(ref blown) == 1;

    public void Burn(Func<string> call)
    {
        if (IsBlown || Interlocked.Increment(ref burnt) == blowsAt)
        {
            Volatile.Write(ref blown, 1);
            throw new IOException($"The process died before {call()}.");
        }
    }

    /// <summary>Every second point of death lies after the call: it was carried out, and nobody heard of it.</summary>
    public void BurnAfter()
    {
        if (Interlocked.Increment(ref burnt) == blowsAt)
        {
            Volatile.Write(ref blown, 1);
            throw new IOException("The process died after a call.");
        }
    }
}
