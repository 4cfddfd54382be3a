using Hub.Vocabularies;

namespace Hub.Tests.Vocabularies;

public sealed class VocabularyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vocabularies").FullName;

    public VocabularyFileTests()
    {
        foreach (var file in Directory.GetFiles(RealVocabularies.Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("id\tlabel\tparents\tsynonyms\nX:1\ta", "line 1: must be '# source and version'")]
    [InlineData("# s\nid\tlabel\nX:1\ta", "line 2: must name each column once, parted by tabs; missing: parents, synonyms")]
    [InlineData("# s\nid\tlabel\tparents\tsynonyms\nX:1\ta\t\t\t\tb", "line 3: has 6 columns but the header 4")]
    [InlineData("# s\nid\tlabel\tparents\tsynonyms\nX:1\ta\n\nX:1\tb", "line 5: X:1 is there twice")]
    [InlineData("# s\nid\tlabel\tparents\tsynonyms\nX:1", "line 3: the column 'label' is empty")]
    [InlineData("# s\nid\tlabel\tparents\tsynonyms\nX:1\ta\tX:2", "line 3: names X:2, which has no row")]
    public async Task A_wrong_file_is_refused_with_its_line(string content, string message)
    {
        var path = Path.Combine(folder, "methods.tsv");
        await File.WriteAllTextAsync(path, content);

        var refusal = await Should.ThrowAsync<VocabularyException>(() => VocabularySet.LoadAsync(folder, CancellationToken.None));

        refusal.Message.ShouldStartWith(path);
        refusal.Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(Path.Combine(folder, "licences.tsv"));

        (await Should.ThrowAsync<VocabularyException>(() => VocabularySet.LoadAsync(folder, CancellationToken.None))).Message.ShouldContain("licences.tsv");
    }

    [Fact]
    public async Task Two_formats_cannot_claim_one_ending()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "formats.tsv"), "# s\nname\tkind\textensions\twords\nA\timage\t.a\t\nB\timage\t.a\t\n");

        (await Should.ThrowAsync<VocabularyException>(() => VocabularySet.LoadAsync(folder, CancellationToken.None))).Message.ShouldContain("line 4: the ending .a");
    }
}
