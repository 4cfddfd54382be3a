using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

namespace ArchiveServer.BioStudies;

/// <summary>What BioStudies holds of an EMPIAR entry: a title and a link, no files.</summary>
internal sealed class EmpiarStub(RecordSet records, int index) : IServedStudy
{
    private readonly GeneratedStudy study = GeneratedStudy.Of(records.Seed, "empiar", index);

    /// <inheritdoc />
    public string Accession => GeneratedAccession.Empiar(index);

    /// <inheritdoc />
    public string Released => study.Released.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public int FileCount => 0;

    /// <inheritdoc />
    public string Title => study.Title;

    /// <inheritdoc />
    public RecordForm Form => RecordForm.Direct;

    /// <inheritdoc />
    public byte[] PageTab() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["accno"] = Accession,
        ["type"] = "submission",
        ["attributes"] = PageTabNode.Attributes(("Title", Title), ("ReleaseDate", Released), ("AttachTo", "BioImages-EMPIAR")),
        ["section"] = new JsonObject { ["type"] = "Study", ["attributes"] = PageTabNode.Attributes(("Title", Title)), ["links"] = PageTabNode.Link(Accession, "EMPIAR") },
    }.ToJsonString(Answers.Relaxed));

    /// <inheritdoc />
    public IEnumerable<JsonObject> Files() => [];

    /// <inheritdoc />
    public IEnumerable<JsonObject>? FileList(string name) => null;
}
