using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>The recorded files: how many are read as what, and that each comes back the same when it is written in its own format.</summary>
public sealed class RealFileTests
{
    /// <summary>Transformations taken of one file; a series of volumes has hundreds alike.</summary>
    private const int Most = 12;

    private static readonly Dictionary<string, int> Known = new()
    {
        ["amira-landmarks"] = 1, ["bigdataviewer"] = 38, ["bigwarp-landmarks"] = 5, ["bigwarp-project"] = 10, ["ec-clem"] = 2,
        ["elastix"] = 14, ["imod"] = 1, ["itk"] = 8, ["mobie"] = 2, ["ome-ngff"] = 158,
    };

    [SharedDataFact]
    public void Every_recorded_file_of_a_format_is_read_as_that_format_and_all_others_are_refused_with_their_place()
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in TransformationFiles.FolderNames.SelectMany(TransformationFiles.In))
        {
            try
            {
                var format = TransformationFiles.Read(name).Format.Id;
                read[format] = read.GetValueOrDefault(format) + 1;
            }
            catch (TransformationFormatException refused)
            {
                TransformationFileChecks.Said(refused);
            }
        }

        read.ShouldBe(Known, ignoreOrder: true);
    }

    [SharedDataTheory, MemberData(nameof(TransformationFiles.Folders), MemberType = typeof(TransformationFiles))]
    public void What_a_file_states_comes_back_when_it_is_written_in_its_own_format(string folder)
    {
        foreach (var name in TransformationFiles.ReadableIn(folder))
        {
            var file = TransformationFiles.Read(name);
            foreach (var stated in file.Transformations.Take(Most))
            {
                ComesBack(stated, file.Format, name);
            }
        }
    }

    [SharedDataTheory]
    [InlineData("bigwarp/landmarks.csv")]
    [InlineData("bigwarp/landmarks2d-blobs.csv")]
    [InlineData("bigwarp/mr_landmarks_p2p2p4-111.csv")]
    [InlineData("bigwarp/mri-stack-translation-landmarks.csv")]
    [InlineData("bigwarp/testPoints.csv")]
    [InlineData("amira/CONSTRUCTED-landmarks.landmarkAscii")]
    [InlineData("bigwarp/expected.json")]
    public void Landmarks_of_a_file_come_back_from_their_own_format_and_from_each_of_the_others(string name)
    {
        var set = TransformationFiles.Read(name).Landmarks!;
        var stated = new StatedTransformation { From = set.To, To = set.From, Transformation = new IdentityTransformation(), Landmarks = set };
        foreach (var id in new[] { "bigwarp-landmarks", "bigwarp-project", "amira-landmarks" })
        {
            var written = TransformationFormats.Write(stated, TransformationFormats.Find(id)!);
            var read = TransformationFormats.Read(written.Bytes, written.FileName).Landmarks!;
            var flat = set.From.Dimensions == 2 && id == "amira-landmarks";
            read.Usable.Select(landmark => landmark.From!.Take(set.From.Dimensions)).ShouldBe(set.Usable.Select(landmark => landmark.From));
            read.Usable.Select(landmark => landmark.To!.Take(set.From.Dimensions)).ShouldBe(set.Usable.Select(landmark => landmark.To));
            read.From.Dimensions.ShouldBe(flat ? 3 : set.From.Dimensions);
            if (id == "bigwarp-landmarks")
            {
                read.Landmarks.Select(landmark => (landmark.Name, landmark.IsActive)).ShouldBe(set.Landmarks.Select(landmark => (landmark.Name, landmark.IsActive)));
            }
        }
    }

    /// <summary>What has no numbers here, or lies between systems that OME-NGFF does not allow, comes back as canonical JSON all the same.</summary>
    private static void ComesBack(StatedTransformation stated, TransformationFormat format, string name)
    {
        var json = TransformationJson.Write(stated.Transformation);
        TransformationJson.Write(TransformationJson.Read(System.Text.Encoding.UTF8.GetBytes(json))).ShouldBe(json, name);
        var refusal = format.Refusal(stated);
        if (refusal is null && stated.Transformation.IsMappable)
        {
            RoundTrip.Check(stated, format);
        }
        else
        {
            (refusal is null || (format.Id == "ome-ngff" && refusal.Contains("OME-NGFF systems have at most", StringComparison.Ordinal))).ShouldBeTrue($"{name}: {refusal}");
        }
    }
}
