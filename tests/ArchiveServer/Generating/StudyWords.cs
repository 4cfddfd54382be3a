namespace ArchiveServer.Generating;

/// <summary>The words that generated studies are made of.</summary>
internal static class StudyWords
{
    public static IReadOnlyList<GeneratedOrganism> Organisms { get; } =
    [
        new(9606, "Homo sapiens", "human", ["HeLa cells", "U2OS cells", "RPE-1 cells", "HEK293T cells", "induced pluripotent stem cells", "skin biopsies", "kidney organoids"]),
        new(10090, "Mus musculus", "mouse", ["embryonic fibroblasts", "cortical neurons", "embryonic stem cells", "intestinal organoids", "the retina", "preimplantation embryos"]),
        new(7955, "Danio rerio", "zebrafish", ["the lateral line", "larval muscle", "the optic tectum", "gastrulating embryos"]),
        new(7227, "Drosophila melanogaster", "fruit fly", ["S2 cells", "the wing disc", "the ovary", "syncytial embryos"]),
        new(6239, "Caenorhabditis elegans", "nematode", ["one-cell embryos", "the germline", "touch receptor neurons"]),
        new(4932, "Saccharomyces cerevisiae", "baker's yeast", ["budding cells", "sporulating cells", "isolated vacuoles"]),
        new(4896, "Schizosaccharomyces pombe", "fission yeast", ["dividing cells", "meiotic cells"]),
        new(3702, "Arabidopsis thaliana", "thale cress", ["root tips", "leaf epidermis", "phloem"]),
        new(9031, "Gallus gallus", "chicken", ["the neural tube", "DT40 cells"]),
        new(8355, "Xenopus laevis", "African clawed frog", ["egg extracts", "tadpole tails"]),
        new(562, "Escherichia coli", "bacterium", ["growing cells", "minicells"]),
        new(2697049, "Severe acute respiratory syndrome coronavirus 2", "SARS-CoV-2", ["infected Vero cells", "purified virions"]),
    ];

    public static IReadOnlyList<string> Structures { get; } =
    [
        "mitochondria", "the nuclear pore complex", "the mitotic spindle", "centrosomes", "focal adhesions", "the Golgi apparatus",
        "the endoplasmic reticulum", "lysosomes", "the actin cortex", "kinetochores", "peroxisomes", "lipid droplets", "primary cilia",
        "synaptic vesicles", "chromatin", "80S ribosomes", "clathrin-coated pits", "autophagosomes", "stress granules", "microtubules",
    ];

    public static IReadOnlyList<string> Processes { get; } =
    [
        "cell division", "cell migration", "wound healing", "apoptosis", "endocytosis", "differentiation", "DNA repair", "nutrient starvation",
        "heat shock", "viral infection", "ageing", "axon growth", "meiosis", "membrane fusion", "protein quality control",
    ];

    public static IReadOnlyList<string> Findings { get; } =
    [
        "remodelling of {0}", "the architecture of {0}", "dynamics of {0}", "a map of {0}", "contacts between {0} and the plasma membrane",
        "quantification of {0}", "loss of {0}", "spatial organisation of {0}",
    ];

    public static IReadOnlyList<string> Genes { get; } =
    [
        "AURKB", "TUBA1B", "LMNA", "TP53", "ACTB", "NUP107", "CENPA", "MFN2", "DNM1L", "RAB7A", "KIF11", "LC3B", "TOMM20", "PLK1", "VIM", "ATG5",
    ];

    public static IReadOnlyList<string> Compounds { get; } =
    [
        "DMSO", "nocodazole", "rapamycin", "taxol", "bafilomycin A1", "latrunculin B", "cytochalasin D", "staurosporine",
    ];

    public static IReadOnlyList<string> GivenNames { get; } =
    [
        "Ana", "Maria Luisa", "Kenji", "Yuki", "Lars", "Ingrid", "Chukwuemeka", "Fatima", "Pierre", "Zoë", "João", "Mei", "Priya", "Tomáš", "Søren",
        "Olena", "Giulia", "Rahul", "Hannah", "Noa", "Mateusz", "Siobhán", "Diego", "Aylin",
    ];

    public static IReadOnlyList<string> FamilyNames { get; } =
    [
        "Castro", "Tanaka", "Müller", "Lindqvist", "Okafor", "Haddad", "Dubois", "Novák", "Silva", "Chen", "Raman", "Jørgensen", "Kovalenko", "Ricci",
        "Sharma", "O'Brien", "Weiss", "Ben-David", "Kowalski", "Fernández", "Yılmaz", "van den Berg", "Suzuki", "McLeod",
    ];

    public static IReadOnlyList<(string Name, string Country)> Institutes { get; } =
    [
        ("Institute of Cell Biology, University of Lindenhall", "Germany"), ("Northgate School of Medicine", "United Kingdom"),
        ("Center for Structural Imaging, Bayview University", "United States"), ("Hoshino Research Institute", "Japan"),
        ("Laboratoire de Biologie des Membranes, Université de Valmont", "France"), ("Instituto de Neurociencias del Sur", "Spain"),
        ("Department of Plant Science, Vesterholm University", "Denmark"), ("National Centre for Bioimaging, Sagarpur", "India"),
    ];

    public static IReadOnlyList<(string Name, string Abbreviation)> Journals { get; } =
    [
        ("The Journal of cell biology", "J Cell Biol"), ("Nature methods", "Nat Methods"), ("eLife", "Elife"), ("Nature communications", "Nat Commun"),
        ("Molecular biology of the cell", "Mol Biol Cell"), ("Development (Cambridge, England)", "Development"),
    ];

    public static IReadOnlyList<string> Funders { get; } =
    [
        "Wellcome Trust", "European Research Council (ERC)", "National Institutes of Health (NIH)", "Japan Society for the Promotion of Science (JSPS)",
        "Medical Research Council (MRC)", "German Research Foundation (DFG)",
    ];
}
