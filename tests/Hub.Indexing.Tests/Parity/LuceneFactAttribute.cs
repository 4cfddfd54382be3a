namespace Hub.Indexing.Tests.Parity;

/// <summary>A fact that asks Apache Lucene; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LuceneFactAttribute : FactAttribute
{
    /// <summary>Skips where a jar or the JDK is missing.</summary>
    public LuceneFactAttribute() => Skip = LuceneJars.Missing;
}
