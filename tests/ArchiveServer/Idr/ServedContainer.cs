using System.Globalization;
using System.Text.Json.Nodes;

namespace ArchiveServer.Idr;

/// <summary>A screen or project of the OMERO server.</summary>
/// <param name="Study">The study it belongs to.</param>
/// <param name="Component">The component it is; null for an umbrella without images.</param>
/// <param name="Type"><c>Screen</c> or <c>Project</c>.</param>
/// <param name="Id">Its number among its type.</param>
internal sealed record ServedContainer(ServedStudy Study, ServedComponent? Component, string Type, long Id)
{
    private const long FirstUmbrella = 900_000;

    private string Name => Component is null ? Study.Name : $"{Study.Name}/{Component.Name}";

    /// <summary>The containers of a study: its components, after an umbrella where it has several.</summary>
    public static IEnumerable<ServedContainer> Of(ServedStudy study)
    {
        var components = study.Components.Select(component => new ServedContainer(study, component, component.IsScreen ? "Screen" : "Project", component.Id)).ToList();
        return components.Count == 1
            ? components
            : components.Prepend(new ServedContainer(study, null, components[0].Type, FirstUmbrella + int.Parse(study.Accession[3..], CultureInfo.InvariantCulture)));
    }

    /// <summary>As the JSON API lists it; what is not set is left out.</summary>
    public JsonObject ToJson()
    {
        var plural = $"{Type.ToLowerInvariant()}s";
        var json = new JsonObject
        {
            ["@id"] = Id,
            ["@type"] = $"http://www.openmicroscopy.org/Schemas/OME/2016-06#{Type}",
            [nameof(Name)] = Name,
            ["omero:childCount"] = Component?.Sets ?? 0,
            ["omero:details"] = new JsonObject { ["owner"] = new JsonObject { ["@id"] = 2 }, ["group"] = new JsonObject { ["@id"] = 3 }, ["permissions"] = new JsonObject { ["canEdit"] = false } },
            [Type == "Screen" ? "url:plates" : "url:datasets"] = $"https://idr.openmicroscopy.org/api/v0/m/{plural}/{Id}/{(Type == "Screen" ? "plates" : "datasets")}/",
            [$"url:{Type.ToLowerInvariant()}"] = $"https://idr.openmicroscopy.org/api/v0/m/{plural}/{Id}/",
        };
        if (StudyAnnotation.Description(Study, Component) is { } description)
        {
            json["Description"] = description;
        }

        return json;
    }

    /// <summary>Its study annotation as the web client shows it; null where it has none.</summary>
    public JsonObject? Annotation(string ns)
    {
        var pairs = StudyAnnotation.Pairs(Study, Component);
        return pairs.Count == 0 ? null : new JsonObject
        {
            ["id"] = 30_000_000 + Id,
            ["ns"] = ns,
            ["name"] = null,
            ["description"] = null,
            ["owner"] = new JsonObject { ["id"] = 2 },
            ["date"] = "2024-03-26T09:32:47Z",
            ["permissions"] = new JsonObject { ["canDelete"] = false, ["canAnnotate"] = false, ["canLink"] = false, ["canEdit"] = false },
            ["link"] = new JsonObject
            {
                ["id"] = 40_000_000 + Id,
                ["owner"] = new JsonObject { ["id"] = 2 },
                ["parent"] = new JsonObject { ["id"] = Id, ["class"] = Type + "I", ["name"] = Name },
                ["date"] = "2024-03-26T09:32:47Z",
                ["permissions"] = new JsonObject { ["canDelete"] = false, ["canAnnotate"] = false, ["canLink"] = false, ["canEdit"] = false },
            },
            ["class"] = "MapAnnotationI",
            ["values"] = new JsonArray([.. pairs.Select(pair => new JsonArray(pair.Key, pair.Value))]),
        };
    }
}
