namespace Hub.Records;

/// <summary>Something made from the archives that take part, made again when partners came, changed or went.</summary>
/// <typeparam name="T">What is made.</typeparam>
/// <param name="archives">The archives; an <see cref="ArchiveDirectory"/> is followed.</param>
/// <param name="make">Makes it; pure.</param>
public sealed class FromArchives<T>(IEnumerable<ArchiveDefinition> archives, Func<IEnumerable<ArchiveDefinition>, T> make)
    where T : class
{
    private Made? made;

    /// <summary>As the archives are now.</summary>
    public T Value
    {
        get
        {
            var now = archives is ArchiveDirectory directory ? directory.Current : archives;
            var known = Volatile.Read(ref made);
            if (known is null || !ReferenceEquals(known.Archives, now))
            {
                known = new Made(now, make(now));
                Volatile.Write(ref made, known);
            }

            return known.Value;
        }
    }

    private sealed record Made(IEnumerable<ArchiveDefinition> Archives, T Value);
}
