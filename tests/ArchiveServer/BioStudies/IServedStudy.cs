using System.Text.Json.Nodes;

namespace ArchiveServer.BioStudies;

/// <summary>A study as BioStudies holds it.</summary>
internal interface IServedStudy
{
    /// <summary>The accession; case counts.</summary>
    string Accession { get; }

    /// <summary>The day of release, <c>2026-03-10</c>.</summary>
    string Released { get; }

    /// <summary>How many files it has, those in file lists included.</summary>
    int FileCount { get; }

    /// <summary>The title.</summary>
    string Title { get; }

    /// <summary>How the record is given out.</summary>
    RecordForm Form { get; }

    /// <summary>The page-tab JSON.</summary>
    byte[] PageTab();

    /// <summary>Its files in order, each as a file list writes it.</summary>
    IEnumerable<JsonObject> Files();

    /// <summary>The rows of one file list, or null where the study has no such list.</summary>
    /// <param name="name">As the attribute <c>File List</c> names it.</param>
    IEnumerable<JsonObject>? FileList(string name);
}
