using ArchiveServer.Generating;

namespace ArchiveServer.Ssbd;

/// <summary>A generated work as SSBD's two catalogues know it.</summary>
/// <param name="Index">Its place among the generated ones.</param>
/// <param name="Study">The work.</param>
internal sealed record SsbdProject(int Index, GeneratedStudy Study)
{
    /// <summary>The number that both catalogues share.</summary>
    public int Number => GeneratedAccession.FirstSsbd + Index;

    /// <summary>The curated project's name, <c>5001-Tanaka-Mitochondria</c>.</summary>
    public string Name => $"{Number}-{Letters(Study.Authors[0].Family)}-{Letters(Study.Structure)}";

    /// <summary>Two of three works are curated.</summary>
    public bool IsCurated => Index % 3 != 2;

    /// <summary>Half of the curated works are in the repository's folder too, and all others.</summary>
    public bool IsInRepository => !IsCurated || Index % 2 == 0;

    /// <summary>The generation of the REST interface that knows it.</summary>
    public string Version => $"v{1 + (Index % 3)}";

    /// <summary>The names of its data sets.</summary>
    public IEnumerable<string> Datasets => Study.Genes.Select((gene, at) => $"Fig{1 + at}_{gene}");

    /// <summary>The work of an index.</summary>
    public static SsbdProject Of(int seed, int index) => new(index, GeneratedStudy.Of(seed, "ssbd", index));

    private static string Letters(string words) => string.Concat(words.Where(char.IsAsciiLetter));
}
