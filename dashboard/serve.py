"""Server of the dashboard: app.py behind the security middleware. Run: streamlit run dashboard/serve.py."""

import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

from starlette.middleware import Middleware
from streamlit.starlette import App

# As in app.py: Streamlit puts only this file's folder on the path.
if (root := str(Path(__file__).parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from dashboard.components.server.security_middleware import SecurityMiddleware
from dashboard.components.server.tcp_nodelay import disable_nagle
from dashboard.components.session.audit_log import open_log
from dashboard.components.session.upload_privacy import sweeping

disable_nagle()
open_log()  # now, so that the server does not start with a folder that it cannot write to
# Imported while the browser loads the page, so that the first prediction need not wait for it.
Thread(target=import_module, args=("dashboard.components.viewer.heat_map_panel",), daemon=True).start()
app = App("app.py", middleware=[Middleware(SecurityMiddleware)], lifespan=sweeping)
