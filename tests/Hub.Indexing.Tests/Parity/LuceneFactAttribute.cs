namespace Hub.Indexing.Tests.Parity;

/// <summary>A fact that asks Apache Lucene; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LuceneFactAttribute : FactAttribute
{
    /// <summary>Skips where a jar or the JDK is missing, and if asked where the recorded texts are.</summary>
    public LuceneFactAttribute(bool needsRecords = false) =>
        Skip = LuceneJars.Missing ?? (needsRecords && RecordedTexts.Folder is null ? "needs the recorded records in ../shared/data, which are not beside this checkout" : null);
}
